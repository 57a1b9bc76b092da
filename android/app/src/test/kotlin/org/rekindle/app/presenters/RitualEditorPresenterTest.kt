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
import org.rekindle.core.OwnRequest
import org.rekindle.core.Quieting
import org.rekindle.core.RitualKind
import org.rekindle.core.ScheduleChoice
import org.rekindle.core.ScheduleRequest

/** The editor over the real core: what is chosen is stored, what is refused is said where it belongs. */
class RitualEditorPresenterTest {
    @get:Rule
    val folder = TemporaryFolder()

    private lateinit var bench: Bench
    private lateinit var editor: RitualEditorPresenter
    private val alarms = HeldAlarms()

    @Before
    fun bench() {
        bench = Bench(folder.newFolder())
        editor =
            RitualEditorPresenter(
                bench.daybook,
                Reminding(bench.daybook, alarms),
                RitualEditorSpelling(bench.place),
                CoroutineScope(Dispatchers.Unconfined),
            )
    }

    private val ready get() = editor.state.value as RitualEditorState.Ready

    private fun stored() = bench.core.rituals("en").single()

    private fun make(rule: String): String {
        val schedule = ScheduleChoice.At(ScheduleRequest(listOf("20:00"), rule, "2024-04-30"))
        val request = OwnRequest("Tea", RitualKind.TOGETHER, false, Quieting.REST_OF_DAY, schedule)
        return bench.core.makeOwn(request, bench.place.here(), "en").id
    }

    @Test
    fun aPracticeIsAdoptedAsTheGuideSuggestsIt() {
        editor.adopt("weekly-check-in")
        assertEquals("Weekly check-in", ready.name)
        editor.save()
        assertEquals(RitualEditorState.Closed(asksForNotices = true), editor.state.value)
        assertEquals("weekly-check-in", stored().practice)
        assertEquals("FREQ=WEEKLY;BYDAY=SU", stored().schedule.single().rule)
    }

    @Test
    fun aNameThatIsMissingIsSaidBesideItAndNothingIsLost() {
        editor.makeOwn()
        editor.pattern(1)
        editor.save()
        assertEquals("A ritual needs a name.", ready.nameTrouble?.title)
        assertNull(ready.trouble)
        editor.name("Tea")
        assertNull(ready.nameTrouble)
        editor.save()
        assertEquals("FREQ=WEEKLY;BYDAY=MO,TH", stored().schedule.single().rule)
    }

    @Test
    fun noDaysAtAllAreSaidBesideTheDays() {
        editor.makeOwn()
        editor.name("Tea")
        editor.pattern(1)
        editor.weekday(0)
        editor.weekday(3)
        editor.save()
        assertNotNull(ready.clock?.daysTrouble)
    }

    @Test
    fun manyTimesADayAndTheLastDayOfTheMonth() {
        editor.makeOwn()
        editor.name("Tea")
        editor.pattern(3)
        editor.time(1, 8, 0)
        editor.save()
        assertEquals(listOf("FREQ=MONTHLY;BYMONTHDAY=-1"), stored().schedule.map { it.rule }.distinct())
        assertEquals(listOf("08:00", "20:00"), stored().schedule.map { it.startsLocal.substring(11, 16) })
    }

    @Test
    fun whatWasChosenElsewhereOutlivesAnotherName() {
        val rule = "FREQ=MONTHLY;BYDAY=1SA"
        editor.edit(make(rule))
        editor.name("Tea outside")
        editor.save()
        assertEquals(rule, stored().schedule.single().rule)
        assertEquals("Tea outside", stored().name)
    }

    @Test
    fun everyFewDaysGoesOnFromWhereItBegan() {
        editor.edit(make("FREQ=DAILY;INTERVAL=3"))
        editor.time(0, 21, 0)
        editor.save()
        assertEquals("2024-04-30T21:00:00", stored().schedule.single().startsLocal)
    }

    @Test
    fun notByTheClockSilencesIt() {
        editor.edit(make("FREQ=DAILY"))
        editor.way(1)
        editor.save()
        assertEquals(RitualEditorState.Closed(asksForNotices = false), editor.state.value)
        assertTrue(stored().schedule.isEmpty())
        assertTrue(alarms.armed.isEmpty())
    }

    @Test
    fun aPauseIsSilentAndEnds() {
        editor.edit(make("FREQ=DAILY"))
        editor.pause(forWeek = true)
        assertEquals("Paused from 2024-05-01 up to and including 2024-05-07.", ready.later?.paused)
        assertTrue(alarms.armed.none { it.firesLocal < "2024-05-08" })
        editor.resume()
        assertNull(ready.later?.paused)
        assertTrue(alarms.armed.any { it.firesLocal.startsWith("2024-05-01") })
    }

    @Test
    fun puttingAwayClosesItAndKeepsItsHistory() {
        val ritual = make("FREQ=DAILY")
        bench.core.mark(ritual, null, bench.place.here())
        editor.edit(ritual)
        editor.retire()
        assertTrue(editor.state.value is RitualEditorState.Closed)
        assertNotNull(stored().retiredOn)
        assertEquals(listOf("2024-05-01"), bench.core.figures(bench.place.here()).connected)
    }

    @Test
    fun eachIsExplainedWhereItIsChosen() {
        editor.makeOwn()
        assertNull(ready.kind.each)
        editor.kind(1)
        assertTrue(ready.kind.each.orEmpty().contains("the other did not"))
        editor.kind(2)
        assertNull("touch is always private", ready.keepPrivate)
        assertNotNull(ready.alwaysPrivate)
    }

    @Test
    fun noNameIsPrinted() {
        editor.makeOwn()
        editor.name("Tea with Ana")
        assertFalse("Ana" in editor.state.value.toString())
    }
}
