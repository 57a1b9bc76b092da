package org.rekindle.app.screens

import androidx.compose.runtime.Composable
import androidx.compose.ui.test.junit4.v2.createComposeRule
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.rekindle.app.presenters.BackStack
import org.rekindle.app.presenters.BodyAnswer
import org.rekindle.app.presenters.CheckOutTaps
import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.FrameWords
import org.rekindle.app.presenters.SessionScreenState
import org.rekindle.app.presenters.SessionWish
import org.rekindle.app.presenters.strip
import org.robolectric.RobolectricTestRunner

/** Sessions over the real core: every step from choosing one to its end. */
@RunWith(RobolectricTestRunner::class)
class SessionShotTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val rule = createComposeRule()

    private val stack = BackStack().open(Destination.SESSIONS)

    private fun four(
        name: String,
        steps: Stage.() -> Unit,
    ) {
        val prepared = { look: Look ->
            Stage(folder.newFolder(), look.language).unlock().run {
                weeksLater()
                steps()
                frame to session.state.value
            }
        }
        Shots.four(rule, name, prepared) { (frame, state) -> Shown(frame, state) }
    }

    @Composable
    private fun Shown(
        frame: FrameWords,
        state: SessionScreenState,
    ) {
        if (state.strip() == null) {
            AppFrame(stack, frame, NoFrameActions) { SessionScreen(state, NoSessionActions, frame.help) {} }
        } else {
            SessionScreen(state, NoSessionActions, frame.help) {}
        }
    }

    /** The first days are over, on which touch is not offered. */
    private fun Stage.weeksLater() = pass(30L * 24 * 3600)

    private fun Stage.passGate() {
        session.askGate()
        session.answerGate(oneOrMore = false)
        session.answerMedical(BodyAnswer.NONE)
    }

    private fun Stage.phaseBegun(exercise: String = "sensate-p0") {
        passGate()
        session.begin(SessionWish(exercise, skipsStarter = exercise != "sensate-p0"))
        repeat(2) { session.limit(setOf("feet"), emptySet()) }
    }

    private fun Stage.bothSaidYes() {
        session.yes()
        session.handedOver()
        session.yes()
        session.start()
    }

    @Test
    fun choosing() =
        four("session-choosing") {
            passGate()
            session.refresh()
        }

    @Test
    fun setting() = four("session-setting") { session.choose("weekly-check-in") }

    @Test
    fun settingAPhase() =
        four("session-phase") {
            passGate()
            session.choose("sensate-p0")
        }

    @Test
    fun theGate() = four("session-gate") { session.askGate() }

    @Test
    fun theBody() =
        four("session-body") {
            session.askGate()
            session.answerGate(oneOrMore = false)
        }

    @Test
    fun limits() =
        four("session-limits") {
            passGate()
            session.begin(SessionWish("sensate-p0"))
        }

    @Test
    fun theOwnYes() = four("session-yes") { phaseBegun() }

    @Test
    fun handingOver() =
        four("session-hand-over") {
            phaseBegun()
            session.yes()
        }

    @Test
    fun theGuestsYes() =
        four("session-guest") {
            phaseBegun()
            session.yes()
            session.handedOver()
        }

    @Test
    fun both() =
        four("session-both") {
            phaseBegun()
            session.yes()
            session.handedOver()
            session.yes()
        }

    @Test
    fun aTurn() =
        four("session-turn") {
            phaseBegun()
            bothSaidYes()
            pass(121)
            session.refresh()
        }

    @Test
    fun aTalk() =
        four("session-talk") {
            session.begin(SessionWish("weekly-check-in"))
            pass(130)
            session.refresh()
        }

    @Test
    fun aHug() = four("session-hug") { session.begin(SessionWish("long-hug")) }

    @Test
    fun paused() =
        four("session-paused") {
            session.begin(SessionWish("no-phones-hour"))
            session.pause()
        }

    @Test
    fun stopped() =
        four("session-stopped") {
            session.begin(SessionWish("no-phones-hour"))
            session.stop()
        }

    @Test
    fun checkingOut() =
        four("session-check-out") {
            phaseBegun()
            bothSaidYes()
            session.stop()
        }
}

/** Taps that lead nowhere, for pictures. */
object NoSessionActions : SessionActions {
    override fun retry() = Unit

    override fun choose(exercise: String) = Unit

    override fun lengthen(isLonger: Boolean) = Unit

    override fun skipStarter(isSkipped: Boolean) = Unit

    override fun begin() = Unit

    override fun askGate() = Unit

    override fun answerGate(oneOrMore: Boolean) = Unit

    override fun answerMedical(answer: BodyAnswer) = Unit

    override fun limit(
        notToday: Set<String>,
        included: Set<String>,
    ) = Unit

    override fun handedOver() = Unit

    override fun yes() = Unit

    override fun start() = Unit

    override fun letBe() = Unit

    override fun close() = Unit

    override fun endPart(segment: Int) = Unit

    override fun lifeCameIn() = Unit

    override fun checkOut(taps: CheckOutTaps?) = Unit

    override fun dismiss() = Unit

    override fun pause() = Unit

    override fun resume() = Unit

    override fun stop() = Unit
}
