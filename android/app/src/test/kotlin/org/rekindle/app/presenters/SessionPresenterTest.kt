package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.awaitCancellation
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import java.time.Instant

/** A session over the real core: by deadlines, felt and heard, and nameless while locked. */
class SessionPresenterTest {
    @get:Rule
    val folder = TemporaryFolder()

    private val said = mutableListOf<String>()
    private val played = mutableListOf<List<Long>>()
    private var isAwake = false
    private var kept: KeptSession? = null
    private val scope = CoroutineScope(Dispatchers.Unconfined)

    private fun bench() = Bench(folder.newFolder()).apply { unlock() }

    private fun Bench.presenter(sleep: suspend (Long) -> Unit = { awaitCancellation() }) =
        SessionPresenter(
            daybook,
            place,
            SessionPorts({ played += it }, { line, _ -> said += line }, { isAwake = it }, { kept = it }),
            scope,
            sleep,
        )

    /** Weeks after the first day, with the questions about safety answered. */
    private fun Bench.later() =
        apply {
            place.at = Instant.parse("2024-06-01T18:00:00Z")
            core.answerGate(oneOrMore = false, here = place.here(), languageTag = "en")
        }

    private fun SessionPresenter.beginStarter() {
        begin(SessionWish("sensate-p0"))
        limit(emptySet(), emptySet())
        limit(emptySet(), emptySet())
    }

    @Test
    fun itRunsToItsEndByItsDeadlinesWithEachCueOnce() {
        val bench = bench()
        // The phone sleeps and wakes late each time: what is shown and played follows the clock all the same.
        val session = bench.presenter(sleep = { bench.sleep(2_900) })
        session.begin(SessionWish("six-second-kiss"))
        assertEquals(listOf("Stop at the door.", "Now.", "That is the end."), said)
        assertEquals(listOf(listOf(0L, 60L), listOf(0L, 60L), listOf(0L, 400L)), played)
        assertEquals("Ran to its end", (session.state.value as SessionScreenState.Over).line)
        session.dismiss()
        assertTrue(session.state.value is SessionScreenState.Choosing)
    }

    @Test
    fun whatIsLeftIsCountedFromTheDeadline() {
        val bench = bench()
        var woken = 0
        val session =
            bench.presenter(
                sleep = {
                    if (++woken > 3) awaitCancellation()
                    bench.sleep(1_000)
                },
            )
        session.begin(SessionWish("no-phones-hour"))
        assertEquals(3_597L, (session.state.value as SessionScreenState.Running).leftSeconds)
    }

    @Test
    fun ofCuesThatFellDueTogetherOnlyTheLastIsPlayed() {
        val bench = bench()
        val session = bench.presenter()
        session.begin(SessionWish("weekly-check-in"))
        said.clear()
        bench.sleep(3_600_000)
        session.refresh()
        assertEquals(listOf("That is the end."), said)
    }

    @Test
    fun itIsLitWhileThereIsSomethingToReadAndDarkDuringTouch() {
        val bench = bench().later()
        val session = bench.presenter()
        session.begin(SessionWish("weekly-check-in"))
        assertTrue(isAwake)
        session.stop()
        assertFalse(isAwake)
        session.beginStarter()
        assertTrue("the yes is read", isAwake)
        session.yes()
        session.handedOver()
        session.yes()
        session.start()
        assertTrue(session.state.value is SessionScreenState.Running)
        assertFalse(isAwake)
    }

    @Test
    fun theGuestReadsAloneAndNothingShowsOfAYesBeforeBoth() {
        val session = bench().later().presenter()
        session.beginStarter()

        fun step() = (session.state.value as SessionScreenState.Consenting).step
        assertEquals(YesStep.Own, step())
        session.yes()
        assertEquals(YesStep.HandOver, step())
        session.handedOver()
        assertEquals(8, (step() as YesStep.Guest).reads.size)
        session.yes()
        assertEquals(YesStep.Both, step())
        session.takeBack(isOther = true)
        assertTrue(step() is YesStep.Guest)
        val shown = session.state.value as SessionScreenState.Consenting
        val limits = checkNotNull(shown.limits)
        assertTrue(limits.aside.isNotEmpty() && limits.off.isNotEmpty())
    }

    @Test
    fun aLockedPhoneNamesNothingAndStopsInOneTap() {
        val bench = bench().later()
        bench.core.setPin(bench.key.read()!!, "2468", bench.place.moment())
        val session = bench.presenter()
        session.beginStarter()
        session.yes()
        session.handedOver()
        session.yes()
        session.start()
        assertEquals("Starter", (session.state.value as SessionScreenState.Running).title)
        bench.core.lock()
        session.refresh()
        val locked = session.state.value as SessionScreenState.Running
        assertNull(locked.title)
        assertNull(locked.limits)
        assertEquals(emptyList<String>(), locked.prompts)
        session.endSegment(0)
        assertNotNull((session.state.value as SessionScreenState.Running).trouble)
        session.pause()
        assertTrue((session.state.value as SessionScreenState.Running).isPaused)
        session.stop()
        val over = session.state.value as SessionScreenState.Over
        assertEquals("Ended. That is always fine.", over.line)
        assertNull("its questions are asked in the unlocked app", over.checkOut)
    }

    @Test
    fun aProcessThatDiedGoesOnWhereTheClockSays() {
        val bench = bench()
        bench.presenter().begin(SessionWish("no-phones-hour"))
        bench.sleep(600_000)
        val again = bench.presenter()
        again.refresh()
        assertEquals(3_000L, (again.state.value as SessionScreenState.Running).leftSeconds)
    }

    @Test
    fun theGateIsOneListAndOneButtonAndThenTheBody() {
        val bench = bench()
        bench.place.at = Instant.parse("2024-06-01T18:00:00Z")
        val session = bench.presenter()
        session.refresh()
        assertTrue((session.state.value as SessionScreenState.Choosing).asksGate)
        session.askGate()
        val asking = session.state.value as SessionScreenState.AskingGate
        assertEquals(8, asking.lines.size)
        assertNull(asking.medical)
        session.answerGate(oneOrMore = false)
        assertNotNull((session.state.value as SessionScreenState.AskingGate).medical)
        session.answerMedical(BodyAnswer.NONE)
        val open = session.state.value as SessionScreenState.Choosing
        assertEquals(listOf("sensate-p0"), open.phases?.map { it.exercise })
        session.askGate()
        session.answerGate(oneOrMore = true)
        val closed = session.state.value as SessionScreenState.Choosing
        assertNull(closed.phases)
        assertFalse(closed.asksGate)
        assertEquals("Noted. Your journal and Help are here whenever you like.", closed.said)
    }
}
