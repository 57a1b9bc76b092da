package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.withContext
import org.rekindle.core.Here
import org.rekindle.core.Moment
import org.rekindle.core.Rekindle
import org.rekindle.core.RekindleException
import org.rekindle.core.Words
import org.rekindle.core.negotiateLanguage

/**
 * The one way from this shell to the core. It opens the vault when it is first needed, keeps every call off the
 * main thread, and knows which language is spoken. It decides nothing else.
 */
class Daybook(
    private val surroundings: Surroundings,
    private val io: CoroutineDispatcher,
    private val open: (Here) -> Rekindle,
) {
    private var opened: Rekindle? = null
    private var spoken: Pair<String, Words>? = null

    /**
     * Runs [call] on the open vault, away from the main thread.
     *
     * @throws RekindleException when the core refuses; whatever was stored before is still stored
     */
    suspend fun <T> call(call: (Visit) -> T): T =
        withContext(io) {
            try {
                call(visit())
            } catch (_: RekindleException.Closed) {
                // Somebody closed the vault since, which is no failure: open it again and repeat.
                forget()
                call(visit())
            }
        }

    /** Words of the interface without a vault: for the page that says why it cannot be opened. */
    suspend fun words(): Words = unopened().words

    /** The language spoken and its words, with a vault or without one: for what stands around every screen. */
    suspend fun spoken(): Spoken =
        try {
            call { Spoken(it.language, it.words) }
        } catch (_: RekindleException) {
            unopened()
        } catch (_: VaultOutOfReachException) {
            unopened()
        }

    private suspend fun unopened(): Spoken =
        withContext(io) {
            synchronized(this@Daybook) {
                val language = negotiateLanguage(surroundings.languageWishes())
                Spoken(language, wordsOf(language))
            }
        }

    /** Closes the vault, after calls that are under way. The next call opens it again. */
    suspend fun close() = withContext(io) { forget()?.closeVault() }

    private fun visit(): Visit =
        synchronized(this) {
            val here = surroundings.here()
            val rekindle = opened ?: open(here).also { opened = it }
            val language = rekindle.settings().language ?: negotiateLanguage(surroundings.languageWishes())
            Visit(rekindle, here, surroundings.moment(), language, wordsOf(language))
        }

    /** Making words takes part of a millisecond, so those of the language in use are kept. */
    private fun wordsOf(language: String): Words =
        spoken?.takeIf { it.first == language }?.second ?: Words(language).also { spoken = language to it }

    private fun forget(): Rekindle? = synchronized(this) { opened.also { opened = null } }
}

/** A language and its words. */
class Spoken(
    val language: String,
    val words: Words,
)

/** One call's surroundings: the open vault, when and where it is, and what is spoken. */
class Visit(
    val core: Rekindle,
    val here: Here,
    /** Now, where waiting and running are counted. */
    val now: Moment,
    val language: String,
    val words: Words,
)
