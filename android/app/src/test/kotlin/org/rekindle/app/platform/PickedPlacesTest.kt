package org.rekindle.app.platform

import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.rekindle.core.PlaceDelete
import org.rekindle.core.PlaceException
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import java.io.File

/** What the phone lends the core, over a program that keeps documents as the phone's own does. */
@RunWith(RobolectricTestRunner::class)
class PickedPlacesTest {
    @get:Rule
    val folder = TemporaryFolder()

    private lateinit var documents: FolderDocuments
    private val places by lazy { PickedPlaces(RuntimeEnvironment.getApplication()) }
    private val place by lazy { documents.tree.toString() }

    @Before
    fun aPlace() {
        documents = FolderDocuments.on(folder.newFolder("ours"))
    }

    private fun put(text: String) = places.putIfAbsent(place, DRAWER, FILE, text.toByteArray())

    private fun got() = places.get(place, DRAWER, FILE, LIMIT)?.decodeToString()

    private val files get() =
        documents.folder
            .walk()
            .filter(File::isFile)
            .map { it.relativeTo(documents.folder).path }
            .toList()

    @Test
    fun whatIsPutIsGotFromTheFileThatAPathLeadsTo() {
        places.look(place)
        assertNull(got())
        assertTrue(put("sealed"))
        assertEquals("sealed", got())
        assertEquals(listOf("$DRAWER/$FILE"), files)
        assertEquals("Ours", places.name(place))
    }

    @Test
    fun aSecondPutIsToldAndTheFirstBytesStay() {
        assertTrue(put("first"))
        assertFalse(put("second"))
        assertEquals("first", got())
        assertEquals(listOf("$DRAWER/$FILE"), files)
    }

    @Test
    fun whoeverIsQuickerWhileOneWritesIsLeftInPlace() {
        listOf(true, false).forEach { canRename ->
            documents.canRename = canRename
            documents.folder.resolve(DRAWER).deleteRecursively()
            if (canRename) {
                documents.beforeRename = { documents.folder.resolve("$DRAWER/$FILE").writeText("the other's") }
                assertFalse(put("ours"))
                documents.beforeRename = {}
                assertEquals("the other's", got())
            } else {
                assertTrue(put("ours"))
                assertFalse(put("later"))
                assertEquals("ours", got())
            }
            assertEquals(listOf("$DRAWER/$FILE"), files)
        }
    }

    @Test
    fun whatEndedProcessesLeftIsClearedAndNothingElse() {
        val drawer = documents.folder.resolve(DRAWER).apply { mkdir() }
        drawer.resolve("~abcd-7.tmp").writeText("a part")
        drawer.resolve("~ffff-7.tmp").writeText("of another")
        assertTrue(put("sealed"))
        assertEquals(listOf("$DRAWER/$FILE", "$DRAWER/~ffff-7.tmp"), files.sorted())
    }

    @Test
    fun everySizeComesBackAndTooMuchIsRefused() {
        val bytes = ByteArray(65_577) { it.toByte() }
        assertTrue(places.putIfAbsent(place, DRAWER, FILE, bytes))
        assertArrayEquals(bytes, places.get(place, DRAWER, FILE, bytes.size.toUInt()))
        assertThrows(PlaceException.TooLarge::class.java) { places.get(place, DRAWER, FILE, bytes.size.toUInt() - 1u) }
        assertTrue(places.putIfAbsent(place, DRAWER, "empty.rekindle", ByteArray(0)))
        assertEquals(0, places.get(place, DRAWER, "empty.rekindle", 0u)?.size)
    }

    @Test
    fun whatIsDeletedIsGone() {
        assertEquals(PlaceDelete.ABSENT, places.delete(place, DRAWER, FILE))
        put("sealed")
        assertEquals(PlaceDelete.DELETED, places.delete(place, DRAWER, FILE))
        assertNull(got())
    }

    @Test
    fun aFolderUnderTheNameIsNoObjectAndNotAbsent() {
        documents.folder.resolve("$DRAWER/$FILE").mkdirs()
        assertEquals("", got())
        assertFalse(put("sealed"))
        assertEquals(PlaceDelete.NOT_ALLOWED, places.delete(place, DRAWER, FILE))
    }

    @Test
    fun whatIsNotKnownYetIsNotAbsent() {
        documents.isLoading = true
        assertThrows(PlaceException.Offline::class.java) { got() }
        assertThrows(PlaceException.Offline::class.java) { put("sealed") }
        assertEquals(emptyList<String>(), files)
    }

    @Test
    fun eachFailureBecomesWhatAPersonCouldDoAboutIt() {
        documents.failure = SecurityException("taken back")
        assertThrows(PlaceException.Refused::class.java) { places.look(place) }
        assertThrows(PlaceException.Refused::class.java) { put("sealed") }
        documents.failure = IllegalStateException("whatever another program throws")
        assertThrows(PlaceException.Offline::class.java) { got() }
        assertNull(places.name(place))
        documents.failure = null
        documents.folder.deleteRecursively()
        assertThrows(PlaceException.Offline::class.java) { places.look(place) }
        assertThrows(PlaceException.Offline::class.java) { got() }
    }

    private companion object {
        const val DRAWER = "ab"
        const val FILE = "abcd.rekindle"
        const val LIMIT = 100u
    }
}
