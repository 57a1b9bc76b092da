package org.rekindle.app.screens

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.runBlocking
import org.rekindle.app.TestPlace
import org.rekindle.app.platform.PhoneSurroundings
import org.rekindle.app.presenters.Bench
import org.rekindle.app.presenters.Daybook
import org.rekindle.app.presenters.FramePresenter
import org.rekindle.app.presenters.FrameWords
import org.rekindle.app.presenters.LockPresenter
import org.rekindle.app.presenters.SessionPorts
import org.rekindle.app.presenters.SessionPresenter
import org.rekindle.app.presenters.Surroundings
import org.rekindle.core.Boot
import org.rekindle.core.Moment
import org.rekindle.core.Rekindle
import org.robolectric.RuntimeEnvironment
import java.io.File
import java.time.Instant

/** A phone behind a picture: the real core and presenters in one language, whose time passes when the test says so. */
class Stage(
    folder: File,
    language: String,
    at: String = "2024-11-21T18:00:00Z",
) {
    private val started = Instant.parse(at)
    val place = StagePlace(language).apply { now = started }
    val key = Bench.StoredKey()
    val core: Rekindle = Rekindle.create(folder.path, ByteArray(32) { 1 }, ByteArray(32) { 2 }, place.here())
    val daybook = Daybook(place, Dispatchers.Unconfined) { core }
    val scope = CoroutineScope(Dispatchers.Unconfined)

    /** The lock, which counts no waits by itself. */
    val lock = LockPresenter(daybook, key, place, scope) { awaitCancellation() }

    /** A session, felt and heard by nobody. */
    val session =
        SessionPresenter(daybook, place, SessionPorts({}, { _, _ -> }, {}, {}), scope) { awaitCancellation() }

    /** The words of the frame. */
    val frame: FrameWords by lazy {
        FramePresenter(daybook, scope).run {
            refresh()
            checkNotNull(words.value)
        }
    }

    /** Opens the journal, as the app does when it starts. */
    fun unlock() = apply { runBlocking { daybook.call { core.unlock(key.read() ?: key.make(), it.now) } } }

    /** Time passes. */
    fun pass(seconds: Long) {
        place.now = place.now.plusSeconds(seconds)
    }

    /** The phone's dates and words, at an instant of the test's choosing. */
    inner class StagePlace(
        private val language: String,
    ) : Surroundings by TestPlace(PhoneSurroundings(RuntimeEnvironment.getApplication())) {
        var now: Instant = started

        override fun here() =
            TestPlace(PhoneSurroundings(RuntimeEnvironment.getApplication())).also { it.now = now }.here()

        override fun moment() =
            Moment(
                now.toEpochMilli(),
                (now.toEpochMilli() - started.toEpochMilli()).toULong(),
                Boot.Numbered(1u),
            )

        override fun languageWishes() = listOf(language)
    }
}
