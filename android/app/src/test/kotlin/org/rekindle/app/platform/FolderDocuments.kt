package org.rekindle.app.platform

import android.content.pm.ProviderInfo
import android.database.Cursor
import android.database.MatrixCursor
import android.net.Uri
import android.os.Bundle
import android.os.CancellationSignal
import android.os.ParcelFileDescriptor
import android.provider.DocumentsContract
import android.provider.DocumentsContract.Document
import android.provider.DocumentsProvider
import org.robolectric.Robolectric
import java.io.File
import java.io.FileNotFoundException

/**
 * A program that keeps documents in a folder, as the phone's own does: it makes a name that is taken into another one, and
 * may be told to be less able or to fail.
 */
class FolderDocuments : DocumentsProvider() {
    lateinit var folder: File

    /** Whether it can give a document another name. */
    var canRename = true

    /** Whether it knows all that is there already. */
    var isLoading = false

    /** Thrown at every call. */
    var failure: RuntimeException? = null

    /** Called before a document gets its name. */
    var beforeRename: () -> Unit = {}

    /** The address that the system's picker gives for this folder. */
    val tree: Uri get() = DocumentsContract.buildTreeDocumentUri(AUTHORITY, ROOT)

    override fun onCreate() = true

    override fun queryRoots(projection: Array<out String>?): Cursor = MatrixCursor(arrayOf())

    override fun isChildDocument(
        parent: String,
        document: String,
    ) = true

    override fun queryDocument(
        id: String,
        projection: Array<out String>?,
    ): Cursor = cursor(listOf(id))

    override fun queryChildDocuments(
        parent: String,
        projection: Array<out String>?,
        order: String?,
    ): Cursor = cursor(file(parent).list().orEmpty().sorted().map { "$parent/$it" })

    override fun createDocument(
        parent: String,
        type: String,
        name: String,
    ): String {
        failure?.let { throw it }
        val free = free(file(parent), name)
        if (type == Document.MIME_TYPE_DIR) free.mkdir() else free.createNewFile()
        return "$parent/${free.name}"
    }

    override fun renameDocument(
        id: String,
        name: String,
    ): String {
        beforeRename()
        val to = free(file(id).parentFile!!, name)
        check(file(id).renameTo(to))
        return id.substringBeforeLast('/') + "/" + to.name
    }

    override fun deleteDocument(id: String) {
        check(file(id).deleteRecursively())
    }

    override fun openDocument(
        id: String,
        mode: String,
        signal: CancellationSignal?,
    ): ParcelFileDescriptor {
        failure?.let { throw it }
        return ParcelFileDescriptor.open(file(id), ParcelFileDescriptor.parseMode(mode))
    }

    private fun file(id: String): File {
        val file = File(folder, id.removePrefix(ROOT))
        if (!file.exists()) throw FileNotFoundException()
        return file
    }

    private fun free(
        parent: File,
        name: String,
    ): File =
        generateSequence(0) { it + 1 }
            .map { if (it == 0) name else "${name.substringBeforeLast('.')} ($it).${name.substringAfterLast('.')}" }
            .map { File(parent, it) }
            .first { !it.exists() }

    private fun cursor(ids: List<String>): Cursor {
        failure?.let { throw it }
        val rows = MatrixCursor(COLUMNS)
        ids.forEach { id ->
            val file = file(id)
            val own = Document.FLAG_SUPPORTS_DELETE or if (canRename) Document.FLAG_SUPPORTS_RENAME else 0
            val flags = if (file.isDirectory) own or Document.FLAG_DIR_SUPPORTS_CREATE else own
            val type = if (file.isDirectory) Document.MIME_TYPE_DIR else "application/octet-stream"
            val name = if (id == ROOT) "Ours" else file.name
            rows.addRow(arrayOf<Any>(id, name, type, file.length(), flags))
        }
        rows.extras = Bundle().apply { putBoolean(DocumentsContract.EXTRA_LOADING, isLoading) }
        return rows
    }

    companion object {
        const val AUTHORITY = "org.example.documents"
        private const val ROOT = "primary:Ours"
        private val COLUMNS =
            arrayOf(
                Document.COLUMN_DOCUMENT_ID,
                Document.COLUMN_DISPLAY_NAME,
                Document.COLUMN_MIME_TYPE,
                Document.COLUMN_SIZE,
                Document.COLUMN_FLAGS,
            )

        /** Such a program on this phone, with its documents in [folder]. */
        fun on(folder: File): FolderDocuments {
            val about =
                ProviderInfo().apply {
                    authority = AUTHORITY
                    exported = true
                    grantUriPermissions = true
                    readPermission = android.Manifest.permission.MANAGE_DOCUMENTS
                    writePermission = android.Manifest.permission.MANAGE_DOCUMENTS
                }
            val made = Robolectric.buildContentProvider(FolderDocuments::class.java).create(about).get()
            return made.apply { this.folder = folder }
        }
    }
}
