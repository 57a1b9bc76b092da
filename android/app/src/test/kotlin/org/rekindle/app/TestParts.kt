package org.rekindle.app

import android.os.Looper
import kotlinx.coroutines.cancel
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.job
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeoutOrNull
import org.rekindle.app.platform.PhoneSurroundings
import org.rekindle.app.platform.SoftwareWrapper
import org.rekindle.app.platform.ZoneOffsetsSource
import org.rekindle.app.presenters.Daybook
import org.rekindle.app.presenters.HeldWakes
import org.rekindle.app.presenters.Surroundings
import org.rekindle.app.presenters.Wakes
import org.rekindle.app.widget.HeldHomeScreen
import org.rekindle.core.Here
import org.rekindle.core.OwnRequest
import org.rekindle.core.Quieting
import org.rekindle.core.RitualKind
import org.rekindle.core.ScheduleChoice
import org.rekindle.core.ScheduleRequest
import org.robolectric.RuntimeEnvironment
import java.time.Instant
import java.time.LocalDateTime
import java.time.ZoneId

/** The app with another key wrapper and a clock that tests set; the core, the alarms and the threads are real. */
class TestRekindleApp : RekindleApp() {
    /** Where and when the phone is. */
    val place by lazy { TestPlace(PhoneSurroundings(this), isWatched = true) }

    private var living: RekindleParts? = null

    override val parts: RekindleParts get() = living ?: makeParts().also { living = it }

    // The Keystore outlives processes.
    private val wrappers = SoftwareWrapper() to SoftwareWrapper()

    /** Whether a new app leads to the first run by itself; to be said before anything else is asked of the app. */
    var leadsToFirstRun = false

    /** Who is asked to wake the app; to be said before anything else is asked of the app. */
    var wakes: Wakes = HeldWakes()

    /** The home screen; to be said before anything else is asked of the app. */
    val home = HeldHomeScreen()

    override fun makeParts() =
        RekindleParts(
            this,
            wrappers.first,
            wrappers.second,
            place,
            leadsToFirstRun = leadsToFirstRun,
            wakes = wakes,
            home = home,
        )

    /** The process dies: all that was in memory is gone, and the next to ask makes it anew. */
    fun die() {
        living?.scope?.cancel()
        living = null
    }

    /** A test is over: what its app still does must not reach into the next one, which has the same alarms and notices. */
    override fun onTerminate() {
        super.onTerminate()
        val scope = living?.scope ?: return
        runBlocking { withTimeoutOrNull(GRACE_MS) { scope.coroutineContext.job.cancelAndJoin() } }
    }

    companion object {
        private const val GRACE_MS = 5_000L

        /** The app under test. */
        fun get() = RuntimeEnvironment.getApplication() as TestRekindleApp
    }
}

/** A phone at a place and an instant of the test's choosing; languages and dates are the real phone's. */
class TestPlace(
    private val phone: Surroundings,
    private val isWatched: Boolean = false,
) : Surroundings by phone {
    var zone: ZoneId = ZoneId.of("Europe/Madrid")
    var now: Instant = Instant.parse("2024-11-21T19:00:00Z")

    /** Sets the clock on the wall. */
    fun local(text: String) {
        now = LocalDateTime.parse(text).atZone(zone).toInstant()
    }

    /** Each call of the core's begins here, so this is where one on the main thread is noticed, in every test of the whole app. */
    override fun here(): Here {
        check(!isWatched || !isAskedByDaybook() || Looper.myLooper() != Looper.getMainLooper()) {
            "a call of the core on the main thread"
        }
        return ZoneOffsetsSource().here(now, zone)
    }

    private fun isAskedByDaybook() = Throwable().stackTrace.any { it.className.startsWith(Daybook::class.java.name) }
}

/** Makes a ritual of one's own at [times] every day, and returns its id. */
fun TestRekindleApp.makeRitual(
    name: String,
    vararg times: String,
    kind: RitualKind = RitualKind.TOGETHER,
): String {
    val schedule =
        if (times.isEmpty()) ScheduleChoice.Unscheduled else ScheduleChoice.At(ScheduleRequest(times.toList()))
    val request = OwnRequest(name, kind, isPrivate = false, quieting = Quieting.REST_OF_DAY, schedule = schedule)
    return runBlocking { parts.daybook.call { it.core.makeOwn(request, it.here, it.language).id } }
}

/** The days on which a ritual that counts was marked, as the core tells them. */
fun TestRekindleApp.connectedDays(): List<String> =
    runBlocking { parts.daybook.call { it.core.figures(it.here).connected } }
