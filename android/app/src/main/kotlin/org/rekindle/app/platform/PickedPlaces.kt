package org.rekindle.app.platform

import android.content.ContentResolver
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.system.ErrnoException
import android.system.OsConstants
import org.rekindle.app.presenters.Places
import org.rekindle.core.PhonePlaces
import org.rekindle.core.PlaceDelete
import org.rekindle.core.PlaceException
import java.io.IOException

/**
 * What the phone lends the core: files in folders that a person picked. Where the program that keeps them can rename, a file
 * gets its name when it is whole; where it cannot, the other phone may read a part, which does not open, and reads it again.
 *
 * Nothing that passes through is logged. All calls wait for other programs: never on the main thread.
 */
class PickedPlaces(
    context: Context,
) : PhonePlaces,
    Places {
    private val resolver: ContentResolver = context.contentResolver

    override fun keep(place: String) =
        try {
            resolver.takePersistableUriPermission(Uri.parse(place), READ_AND_WRITE)
        } catch (_: SecurityException) {
            // It lasts as long as the process then; the look that follows tells whether it is there at all.
        }

    override fun release(place: String) =
        try {
            resolver.releasePersistableUriPermission(Uri.parse(place), READ_AND_WRITE)
        } catch (_: SecurityException) {
            // The system took it back already.
        }

    override fun name(place: String): String? {
        if (!place.startsWith("content:")) return null
        return try {
            asked { folder(place).root().name }
        } catch (_: PlaceException) {
            null
        }
    }

    override fun look(place: String) =
        asked {
            val root = folder(place).root()
            if (!root.isFolder) throw PlaceException.NotAPlace()
            if (!root.canHold) throw PlaceException.Refused()
        }

    override fun putIfAbsent(
        place: String,
        drawer: String,
        `file`: String,
        bytes: ByteArray,
    ): Boolean =
        asked {
            val folder = folder(place)
            val drawers = folder.drawers(drawer)
            if (drawers.any { folder.find(it, file::equals).isNotEmpty() }) return@asked false
            val into = drawers.firstOrNull() ?: folder.makeFolder(folder.root(), drawer)
            folder.put(into, file, bytes).also { folder.clearUnfinished(into, file) }
        }

    override fun get(
        place: String,
        drawer: String,
        `file`: String,
        limit: UInt,
    ): ByteArray? =
        asked {
            val folder = folder(place)
            val found = folder.drawers(drawer).firstNotNullOfOrNull { folder.find(it, file::equals).firstOrNull() }
            when {
                found == null -> null

                // The name is taken, by what can be no object.
                found.isFolder -> ByteArray(0)

                (found.size ?: 0) > limit.toLong() -> throw PlaceException.TooLarge()

                else -> folder.read(found, limit.toInt()) ?: throw PlaceException.TooLarge()
            }
        }

    override fun delete(
        place: String,
        drawer: String,
        `file`: String,
    ): PlaceDelete =
        asked {
            val folder = folder(place)
            val found = folder.drawers(drawer).flatMap { folder.find(it, file::equals) }
            if (found.isEmpty()) return@asked PlaceDelete.ABSENT
            if (found.any { it.isFolder || !it.canBeDeleted }) return@asked PlaceDelete.NOT_ALLOWED
            found.forEach(folder::delete)
            PlaceDelete.DELETED
        }

    private fun folder(place: String) = DocumentFolder(resolver, Uri.parse(place))

    /** Folders of this name: a store may keep two, made by two phones at once. */
    private fun DocumentFolder.drawers(name: String) = find(root(), name::equals).filter { it.isFolder }

    private fun DocumentFolder.put(
        into: FoundDocument,
        file: String,
        bytes: ByteArray,
    ): Boolean {
        var made = makeFile(into, unfinished(file) + UNFINISHED)
        var isPlaced = false
        try {
            val isRenamedLater = made.canBeRenamed
            if (!isRenamedLater) {
                deleteQuietly(made)
                made = makeFile(into, file)
            }
            // With another name than asked for, somebody else was quicker.
            if (isRenamedLater || made.name == file) write(made, bytes)
            if (isRenamedLater) made = rename(made, file)
            isPlaced = made.name == file
        } finally {
            if (!isPlaced) deleteQuietly(made)
        }
        return isPlaced
    }

    /** Removes what ended processes left of [file]: nobody needs it once the object is there. */
    private fun DocumentFolder.clearUnfinished(
        into: FoundDocument,
        file: String,
    ) = find(into) { it.startsWith(unfinished(file)) && it.endsWith(UNFINISHED) }.forEach(::deleteQuietly)

    /** Begins and ends as programs that carry folders expect of what is not to be carried. */
    private fun unfinished(file: String) = "~${file.substringBeforeLast('.')}-"

    /** Other people's programs answer, and may throw what they like: each of it becomes what a person could do about it. */
    private fun <T> asked(call: () -> T): T =
        try {
            call()
        } catch (reason: PlaceException) {
            throw reason
        } catch (_: SecurityException) {
            throw PlaceException.Refused()
        } catch (reason: IOException) {
            throw if (isFull(reason)) PlaceException.Full() else PlaceException.Offline()
        } catch (_: RuntimeException) {
            throw PlaceException.Offline()
        }

    private fun isFull(reason: IOException) =
        generateSequence<Throwable>(reason) { it.cause }.any {
            it is ErrnoException && (it.errno == OsConstants.ENOSPC || it.errno == OsConstants.EDQUOT)
        }

    private companion object {
        const val READ_AND_WRITE = Intent.FLAG_GRANT_READ_URI_PERMISSION or Intent.FLAG_GRANT_WRITE_URI_PERMISSION
        const val UNFINISHED = ".tmp"
    }
}
