package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.launch
import kotlinx.coroutines.yield
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.rekindle.core.SettingChange

/** The lock over the real core: what covers the app, and for how long. */
class LockPresenterTest {
    @get:Rule
    val folder = TemporaryFolder()

    private lateinit var bench: Bench
    private val scope = CoroutineScope(Dispatchers.Unconfined)

    @Before
    fun bench() {
        bench = Bench(folder.newFolder())
    }

    private fun presenter(sleep: suspend (Long) -> Unit = { awaitCancellation() }) =
        LockPresenter(bench.daybook, bench.key, bench.place, scope, sleep)

    @Test
    fun theWaitIsCountedDownByTheClockAndEnds() {
        val lock =
            presenter(
                sleep = {
                    bench.sleep(it)
                    // Whoever watches sees each second.
                    yield()
                },
            )
        lock.refresh()
        lock.setPin("2468")
        lock.lock()
        val seconds = mutableListOf<Long>()
        scope.launch {
            lock.state.collect { state -> (state as? LockScreenState.Locked)?.let { seconds += it.waitSeconds } }
        }
        repeat(3) { lock.unlock("1111") }
        assertEquals(listOf(5L, 4L, 3L, 2L, 1L, 0L), seconds.dropWhile { it == 0L }.distinct())
        val shown = lock.state.value as LockScreenState.Locked
        assertNull(shown.wait)
        assertEquals("This is not the PIN.", shown.trouble?.title)
        lock.unlock("2468")
        assertTrue((lock.state.value as LockScreenState.Open).hasPin)
    }

    @Test
    fun aJournalWithoutItsKeyIsToldAndNoKeyIsMade() {
        val lock = presenter()
        lock.refresh()
        lock.lock()
        bench.key.kept = null
        lock.refresh()
        val told = (lock.state.value as LockScreenState.Failed).notice.title
        assertEquals("The key to your data is not on this phone.", told)
        assertNull(bench.key.kept)
    }

    @Test
    fun whoStaysAwayIsLockedOutWithoutAScreen() {
        val lock = presenter(sleep = bench::sleep)
        lock.refresh()
        lock.setPin("2468")
        bench.core.changeSetting(SettingChange.AutoLock(5u), bench.place.here())
        lock.left()
        assertTrue(lock.state.value is LockScreenState.Locked)
        assertFalse(bench.core.lockView(bench.place.moment()).unlocked)
    }

    @Test
    fun whoComesBackInTimeIsNot() {
        val lock = presenter()
        lock.refresh()
        lock.setPin("2468")
        bench.core.changeSetting(SettingChange.AutoLock(5u), bench.place.here())
        lock.left()
        bench.sleep(299_000)
        lock.cameBack()
        assertTrue(lock.state.value is LockScreenState.Open)
        lock.left()
        bench.sleep(300_000)
        lock.cameBack()
        assertTrue(lock.state.value is LockScreenState.Locked)
    }

    @Test
    fun aChangeThatIsRefusedIsToldAndThePinStays() {
        val lock = presenter()
        lock.refresh()
        lock.setPin("1")
        val open = lock.state.value as LockScreenState.Open
        assertEquals("It has at least 4 characters.", open.trouble?.body)
        assertFalse(open.hasPin)
        lock.setPin("2468")
        lock.changePin("0000", "1357")
        val refused = lock.state.value as LockScreenState.Open
        assertNotNull(refused.trouble)
        assertTrue(refused.hasPin)
        assertFalse("1357" in refused.toString() || "0000" in refused.toString())
        lock.removePin("2468")
        assertFalse((lock.state.value as LockScreenState.Open).hasPin)
    }
}
