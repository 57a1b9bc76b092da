package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** The first run over the real core: everything can be skipped, nothing is kept, and what begins is armed. */
class FirstRunPresenterTest {
    @get:Rule
    val folder = TemporaryFolder()

    private lateinit var bench: Bench
    private val alarms = HeldAlarms()
    private val scope = CoroutineScope(Dispatchers.Unconfined)

    @Before
    fun bench() {
        bench = Bench(folder.newFolder())
        bench.unlock()
    }

    private fun run(): FirstRunPresenter {
        val lock = LockPresenter(bench.daybook, bench.key, bench.place, scope).apply { refresh() }
        val reminding = Reminding(bench.daybook, alarms)
        return FirstRunPresenter(bench.daybook, reminding, lock, FirstRunSpelling(bench.place), scope)
            .apply { start() }
    }

    private fun rituals() = bench.core.rituals("en")

    private fun FirstRunPresenter.toQuestions() = repeat(3) { next() }

    private fun FirstRunPresenter.suggested() = state.value as FirstRunScreenState.Suggestion

    @Test
    fun whatOthersSeeIsAnsweredBeforeAnythingIsAsked() {
        val page = run().state.value as FirstRunScreenState.Promises
        assertEquals("Will my partner see this?", page.seen.title)
        assertTrue(page.more.isNotEmpty())
        assertTrue(rituals().isEmpty())
    }

    @Test
    fun everyQuestionCanBeSkipped() {
        val run = run()
        run.toQuestions()
        repeat(3) {
            assertTrue(run.state.value is FirstRunScreenState.Question)
            run.skip()
        }
        assertEquals("An appreciation a day", run.suggested().name)
    }

    @Test
    fun afterHurtPeopleToTalkToStandBesideIt() {
        val run = run()
        run.toQuestions()
        run.next()
        run.choose(1)
        repeat(2) { run.next() }
        assertNotNull(run.suggested().help)
    }

    @Test
    fun leavingMakesNothingAndForgetsTheAnswers() {
        val run = run()
        run.toQuestions()
        run.choose(0)
        run.leave()
        assertEquals(FirstRunScreenState.Done, run.state.value)
        assertTrue(rituals().isEmpty())
        run.resume()
        run.toQuestions()
        assertFalse((run.state.value as FirstRunScreenState.Question).answers.any { it.isChosen })
    }

    @Test
    fun whatBeginsIsARitualAndItsReminderIsArmed() {
        val run = run()
        run.toQuestions()
        repeat(3) { run.next() }
        run.remindAt(21, 15)
        assertTrue(run.suggested().reminder.line, "21:15" in run.suggested().reminder.line)
        run.begin()
        val begun = run.state.value as FirstRunScreenState.Begun
        assertTrue(begun.asksForNotices)
        assertTrue(begun.line, "21:15" in begun.line)
        assertEquals(listOf("appreciation"), rituals().map { it.practice })
        assertTrue(alarms.armed.first().firesLocal, alarms.armed.first().firesLocal.endsWith("21:15:00"))
    }

    @Test
    fun withoutAReminderNothingIsAskedOfTheSystem() {
        val run = run()
        run.toQuestions()
        repeat(3) { run.next() }
        run.remindNever()
        run.begin()
        assertFalse((run.state.value as FirstRunScreenState.Begun).asksForNotices)
        assertTrue(alarms.armed.isEmpty())
    }

    @Test
    fun answeringAgainChangesNothingThatOneHas() {
        val run = run()
        repeat(2) {
            run.start()
            run.toQuestions()
            repeat(3) { run.next() }
            run.begin()
        }
        assertEquals(1, rituals().size)
        assertTrue((run.state.value as FirstRunScreenState.Begun).line.contains("already"))
    }

    @Test
    fun whereAPinIsSetNoneIsOffered() {
        val run = run()
        repeat(2) { run.next() }
        assertTrue(run.state.value is FirstRunScreenState.Pin)
        run.setPin("2468")
        assertTrue("the PIN leads on", run.state.value is FirstRunScreenState.Question)
        run.back()
        assertTrue("and is passed over on the way back", run.state.value is FirstRunScreenState.Preview)
    }

    @Test
    fun noAnswerIsPrinted() {
        val run = run()
        run.toQuestions()
        run.choose(3)
        assertFalse("isChosen" in run.state.value.toString())
        assertNull(Regex("Desire").find(run.state.value.toString()))
    }
}
