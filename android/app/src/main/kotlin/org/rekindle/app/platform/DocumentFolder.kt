package org.rekindle.app.platform

import android.content.ContentResolver
import android.net.Uri
import android.provider.DocumentsContract
import android.provider.DocumentsContract.Document
import java.io.FileNotFoundException
import java.io.FileOutputStream
import java.io.IOException
import java.io.SyncFailedException

/** A file or folder as the program that keeps it describes it. */
internal class FoundDocument(
    val uri: Uri,
    val name: String,
    val isFolder: Boolean,
    /** In bytes; null when it is not said. */
    val size: Long?,
    private val flags: Int,
) {
    val canHold get() = flags and Document.FLAG_DIR_SUPPORTS_CREATE != 0
    val canBeRenamed get() = flags and Document.FLAG_SUPPORTS_RENAME != 0
    val canBeDeleted get() = flags and Document.FLAG_SUPPORTS_DELETE != 0
}

/**
 * Files in a folder that a person picked in the system's picker. Another program keeps them and may do anything: give a name of
 * its own, have two of one name, know less than it will. It must not know what the files are.
 */
internal class DocumentFolder(
    private val resolver: ContentResolver,
    private val tree: Uri,
) {
    /** The folder itself. */
    fun root(): FoundDocument =
        describe(DocumentsContract.buildDocumentUriUsingTree(tree, DocumentsContract.getTreeDocumentId(tree)))

    /** What stands in [folder] under a name that fits. Fails rather than leave out what is not known yet. */
    fun find(
        folder: FoundDocument,
        fits: (String) -> Boolean,
    ): List<FoundDocument> {
        val id = DocumentsContract.getDocumentId(folder.uri)
        return query(DocumentsContract.buildChildDocumentsUriUsingTree(tree, id)).filter { fits(it.name) }
    }

    /** The folder [name] in [folder], made when it is not there. */
    fun makeFolder(
        folder: FoundDocument,
        name: String,
    ): FoundDocument {
        val made = create(folder, Document.MIME_TYPE_DIR, name)
        if (made.name == name) return made
        // Somebody else was quicker, and the system has counted on.
        deleteQuietly(made)
        return find(folder) { it == name }.firstOrNull { it.isFolder } ?: throw IOException("no folder was made")
    }

    /** Makes an empty file in [folder]. Its name may become another one. */
    fun makeFile(
        folder: FoundDocument,
        name: String,
    ): FoundDocument = create(folder, BYTES, name)

    /** Gives [file] the name [name]; it may become another one. */
    fun rename(
        file: FoundDocument,
        name: String,
    ): FoundDocument = describe(DocumentsContract.renameDocument(resolver, file.uri, name) ?: file.uri)

    /** Writes [bytes], and reads them back: what goes through a pipe says nothing of how it ended. */
    fun write(
        file: FoundDocument,
        bytes: ByteArray,
    ) {
        val opened = resolver.openFileDescriptor(file.uri, "w") ?: throw FileNotFoundException("nothing opened")
        opened.use { descriptor ->
            FileOutputStream(descriptor.fileDescriptor).use { stream ->
                stream.write(bytes)
                try {
                    stream.fd.sync()
                } catch (_: SyncFailedException) {
                    // A pipe, whose other end does as it likes.
                }
            }
        }
        if (read(file, bytes.size)?.contentEquals(bytes) != true) throw IOException("not what was written")
    }

    /** The bytes of [file]; null when there are more than [limit]. */
    fun read(
        file: FoundDocument,
        limit: Int,
    ): ByteArray? {
        val stream = resolver.openInputStream(file.uri) ?: throw FileNotFoundException("nothing opened")
        return stream.use {
            // One byte more than allowed is enough to know.
            val bytes = ByteArray(limit + 1)
            var length = 0
            while (length < bytes.size) {
                val read = it.read(bytes, length, bytes.size - length)
                if (read < 0) break
                length += read
            }
            if (length > limit) null else bytes.copyOf(length)
        }
    }

    /** Deletes [file]. */
    fun delete(file: FoundDocument) {
        if (!DocumentsContract.deleteDocument(resolver, file.uri)) throw IOException("not deleted")
    }

    /** Deletes what is of no use; what cannot be deleted takes room and does nothing else. */
    fun deleteQuietly(file: FoundDocument) {
        try {
            delete(file)
        } catch (_: IOException) {
            return
        } catch (_: RuntimeException) {
            return
        }
    }

    private fun create(
        folder: FoundDocument,
        type: String,
        name: String,
    ): FoundDocument =
        describe(
            DocumentsContract.createDocument(resolver, folder.uri, type, name)
                ?: throw IOException("nothing was made"),
        )

    private fun describe(uri: Uri) = query(uri).firstOrNull() ?: throw FileNotFoundException("nothing is there")

    private fun query(uri: Uri): List<FoundDocument> {
        val cursor = resolver.query(uri, COLUMNS, null, null) ?: throw IOException("no answer")
        return cursor.use {
            if (it.extras?.getBoolean(DocumentsContract.EXTRA_LOADING) ==
                true
            ) {
                throw IOException("not all is known yet")
            }
            List(it.count) { row ->
                it.moveToPosition(row)
                val type = it.getString(TYPE)
                FoundDocument(
                    uri = DocumentsContract.buildDocumentUriUsingTree(tree, it.getString(ID)),
                    name = it.getString(NAME).orEmpty(),
                    isFolder = type == Document.MIME_TYPE_DIR,
                    size = if (it.isNull(SIZE)) null else it.getLong(SIZE),
                    flags = it.getInt(FLAGS),
                )
            }
        }
    }

    private companion object {
        const val BYTES = "application/octet-stream"
        val COLUMNS =
            arrayOf(
                Document.COLUMN_DOCUMENT_ID,
                Document.COLUMN_DISPLAY_NAME,
                Document.COLUMN_MIME_TYPE,
                Document.COLUMN_SIZE,
                Document.COLUMN_FLAGS,
            )
        const val ID = 0
        const val NAME = 1
        const val TYPE = 2
        const val SIZE = 3
        const val FLAGS = 4
    }
}
