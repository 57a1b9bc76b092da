package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import org.rekindle.core.LockView
import org.rekindle.core.Moment
import org.rekindle.core.RekindleException
import org.rekindle.core.Words

/**
 * Opens the journal and closes it, with a PIN or without one, and says what covers the app. It lives as long as the
 * process, so that an app that was left is locked although no screen is there.
 *
 * It must not keep a PIN or the system's key longer than a call.
 */
class LockPresenter(
    private val daybook: Daybook,
    private val key: SystemKey,
    private val surroundings: Surroundings,
    private val scope: CoroutineScope,
    private val sleep: suspend (Long) -> Unit = { delay(it) },
) {
    private val shown = MutableStateFlow<LockScreenState>(LockScreenState.Loading)
    private val away = MutableStateFlow(false)

    // A PIN that is tried while another is being tried waits for it.
    private val one = Mutex()
    private var left: Moment? = null
    private var locking: Job? = null
    private var counting: Job? = null

    /** What to show. */
    val state: StateFlow<LockScreenState> = shown.asStateFlow()

    /** The app was left, and it is not yet known whether it is locked: nothing is to be seen, and nothing is lost. */
    val isCovered: StateFlow<Boolean> = away.asStateFlow()

    /** Opens the journal where no PIN is set, making it the first time: at start, and on coming back. */
    fun refresh() = act { openWithoutPin(it) }

    /** Looks how it stands, and opens nothing. */
    fun look() = act {}

    /** Tries a PIN. */
    fun unlock(pin: String) = act { visit -> visit.withKey { visit.core.unlockWithPin(it, pin, visit.now) } }

    /** Sets a PIN where there is none. */
    fun setPin(pin: String) = act { visit -> visit.withKey { visit.core.setPin(it, pin, visit.now) } }

    /** Sets a [new] PIN in the place of the [current] one. */
    fun changePin(
        current: String,
        new: String,
    ) = act { visit -> visit.withKey { visit.core.changePin(it, current, new, visit.now) } }

    /** Removes the PIN. */
    fun removePin(current: String) = act { visit -> visit.withKey { visit.core.removePin(it, current, visit.now) } }

    /** Locks at once. */
    fun lock() = act { it.core.lock() }

    /** The app was left: it is locked when the time that the person chose has passed. */
    fun left() {
        val now = surroundings.moment()
        left = now
        away.value = true
        locking?.cancel()
        locking =
            scope.launch {
                try {
                    val minutes = daybook.call { it.core.settings().autoLockMinutes.toLong() }
                    // The system may sleep meanwhile: what counts is looked up again then, and on coming back.
                    if (minutes > 0) sleep(minutes * MINUTE_MS)
                    act { lockWhereDue(it, now) }
                } catch (_: RekindleException) {
                    // A vault that cannot be read has nothing open; coming back says what is wrong.
                } catch (_: VaultOutOfReachException) {
                    // As above.
                }
            }
    }

    /** The app is in front again. */
    fun cameBack() {
        locking?.cancel()
        act(after = { away.value = false }) { visit ->
            left?.let { lockWhereDue(visit, it) }
            left = null
            openWithoutPin(visit)
        }
    }

    private fun lockWhereDue(
        visit: Visit,
        left: Moment,
    ) {
        if (visit.core.isLockDue(left, visit.now)) visit.core.lock()
    }

    private fun openWithoutPin(visit: Visit) {
        val view = visit.core.lockView(visit.now)
        if (!view.unlocked && !view.pinSet) visit.withKey { visit.core.unlock(it, visit.now) }
    }

    private fun <T> Visit.withKey(call: (ByteArray) -> T): T {
        val secret =
            key.read() ?: run {
                // A journal without its key: the way out is a backup, and never a new key.
                if (core.lockView(now).hasJournal) throw VaultOutOfReachException("key_lost", null)
                key.make()
            }
        return try {
            call(secret)
        } finally {
            secret.fill(0)
        }
    }

    private fun act(
        after: () -> Unit = {},
        call: (Visit) -> Unit,
    ) {
        scope.launch {
            one.withLock {
                try {
                    daybook.call { visit ->
                        val trouble =
                            try {
                                call(visit)
                                null
                            } catch (reason: RekindleException.Refused) {
                                notice(reason.code, visit.words, reason.reason)
                            }
                        tell(visit.core.lockView(visit.now), trouble, visit.words)
                    }
                } catch (reason: RekindleException) {
                    shown.value = LockScreenState.Failed(notice(reason.code(), daybook.words(), reason.reason()))
                } catch (reason: VaultOutOfReachException) {
                    shown.value = LockScreenState.Failed(notice(reason.code, daybook.words()))
                }
                after()
            }
        }
    }

    private fun tell(
        view: LockView,
        trouble: Notice?,
        words: Words,
    ) {
        counting?.cancel()
        if (view.unlocked || !view.pinSet) {
            shown.value = LockScreenState.Open(words.ofLock(), view.pinSet, trouble)
            return
        }
        show(view.waitSeconds.toLong(), trouble, words)
        if (view.waitSeconds > 0uL) counting = count(view.waitSeconds.toLong(), trouble, words)
    }

    /** Counts down by a deadline on the clock that no hand can set; how often it looks decides nothing. */
    private fun count(
        seconds: Long,
        trouble: Notice?,
        words: Words,
    ): Job {
        val from = surroundings.moment()
        return scope.launch {
            var shownSeconds = seconds
            while (shownSeconds > 0) {
                sleep(TICK_MS)
                val now = surroundings.moment()
                val passed = now.monotonicMs.toLong() - from.monotonicMs.toLong()
                // Another boot: the core begins the wait anew, so ask it.
                if (now.boot != from.boot || passed < 0) return@launch act {}
                val left = seconds - passed / SECOND_MS
                if (left < shownSeconds) show(maxOf(left, 0), trouble, words)
                shownSeconds = left
            }
        }
    }

    private fun show(
        seconds: Long,
        trouble: Notice?,
        words: Words,
    ) {
        val wait = words.plural("lock_screen.wait", seconds.toULong(), emptyMap()).takeIf { seconds > 0 }
        shown.value = LockScreenState.Locked(words.ofLock(), seconds, wait, trouble)
    }

    private fun Words.ofLock(): LockWords {
        val words = this
        return LockWords(
            title = words["common.unlock"],
            pin = words["lock_screen.pin"],
            unlock = words["lock_screen.unlock"],
            about = words["lock_screen.about"],
            forgottenTitle = words["lock_screen.forgotten_title"],
            forgotten = words["lock_screen.forgotten"],
            wayOut = words["lock_screen.way_out"],
            phoneSettings = words["lock_screen.phone_settings"],
            erase = words["lock_screen.erase"],
            letters = words["lock_screen.letters"],
            digits = words["lock_screen.digits"],
            set = words["lock_screen.set"],
            change = words["lock_screen.change"],
            remove = words["lock_screen.remove"],
        )
    }

    private companion object {
        const val TICK_MS = 250L
        const val SECOND_MS = 1000L
        const val MINUTE_MS = 60_000L
    }
}
