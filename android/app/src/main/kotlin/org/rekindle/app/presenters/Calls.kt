package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import org.rekindle.core.RekindleException

/**
 * A presenter's calls, one after the other, so that the later answer is the one shown. What is refused or fails becomes
 * a notice in words; nothing else is decided here.
 */
internal class Calls(
    private val daybook: Daybook,
    private val scope: CoroutineScope,
) {
    private val one = Mutex()

    /** Runs [call] after those before it; [onTrouble] gets what went wrong. */
    fun act(
        onTrouble: suspend (Trouble) -> Unit,
        call: suspend () -> Unit,
    ): Job =
        scope.launch {
            one.withLock {
                try {
                    call()
                } catch (reason: RekindleException) {
                    onTrouble(Trouble(reason.code(), notice(reason.code(), daybook.words(), reason.reason())))
                } catch (reason: VaultOutOfReachException) {
                    onTrouble(Trouble(reason.code, notice(reason.code, daybook.words())))
                }
            }
        }
}

/** What went wrong: its stable name, and what it says to people. */
internal class Trouble(
    val code: String,
    val notice: Notice,
)
