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

/** Settings over the real core: what is tapped holds at once, also for reminders that are armed. */
class SettingsPresenterTest {
    @get:Rule
    val folder = TemporaryFolder()

    private lateinit var bench: Bench
    private lateinit var settings: SettingsPresenter
    private val alarms = HeldAlarms()
    private val theme = Theme(HeldTheme())
    private val ringing = HeldRinging()

    @Before
    fun bench() {
        bench = Bench(folder.newFolder())
        bench.unlock()
        val scope = CoroutineScope(Dispatchers.Unconfined)
        val lock = LockPresenter(bench.daybook, bench.key, bench.place, scope).apply { refresh() }
        val reminding = Reminding(bench.daybook, alarms)
        settings =
            SettingsPresenter(bench.daybook, reminding, lock, theme, SettingsSpelling(bench.place), scope, ringing)
                .apply { refresh() }
    }

    private val ready get() = settings.state.value as SettingsScreenState.Ready
    private val stored get() = bench.core.settings()

    private fun Pick.chosen() = choices.single { it.isChosen }.text

    @Test
    fun quietHoursPutOffWhatIsArmed() {
        val schedule = ScheduleChoice.At(ScheduleRequest(listOf("23:00")))
        val request = OwnRequest("Tea", RitualKind.TOGETHER, false, Quieting.REST_OF_DAY, schedule)
        bench.core.makeOwn(request, bench.place.here(), "en")
        settings.quiet(isOn = true)
        assertTrue(alarms.armed.first().firesLocal, alarms.armed.first().firesLocal.endsWith("T07:00:00"))
        settings.quietFrom(23, 30)
        assertTrue(alarms.armed.first().firesLocal, alarms.armed.first().firesLocal.endsWith("T23:00:00"))
        settings.quiet(isOn = false)
        assertNull(stored.quiet)
        assertNull(ready.reminders.hours)
    }

    @Test
    fun daysAndWeeksAreStored() {
        settings.goal(4)
        settings.weekStart(1)
        settings.dayStart(5)
        assertEquals("5", ready.days.goal.chosen())
        assertEquals("Sunday", ready.days.weekStart.chosen())
        assertEquals(5.toUByte(), stored.dayStart)
    }

    @Test
    fun anotherLanguageIsSpokenAtOnce() {
        var isTold = false
        settings.language(2) { isTold = true }
        assertEquals("Ajustes", ready.title)
        assertTrue(isTold)
        settings.language(0)
        assertNull(stored.language)
    }

    @Test
    fun aPinIsSetChangedAndRemoved() {
        settings.openPin(PinTask.SET)
        settings.pin("", "1")
        val refused = settings.state.value as SettingsScreenState.Pin
        assertEquals("It has at least 4 characters.", refused.form.trouble?.body)
        settings.pin("", "2468")
        assertEquals(listOf(PinTask.CHANGE, PinTask.REMOVE), ready.privacy.tasks.map { it.first })
        assertNotNull(ready.privacy.autoLock)
        settings.autoLock(2)
        assertEquals(5.toUByte(), stored.autoLockMinutes)
        settings.openPin(PinTask.REMOVE)
        settings.pin("0000", "")
        assertNotNull((settings.state.value as SettingsScreenState.Pin).form.trouble)
        settings.pin("2468", "")
        assertEquals(listOf(PinTask.SET), ready.privacy.tasks.map { it.first })
        assertFalse(settings.state.value.toString().contains("2468"))
    }

    @Test
    fun lightAndDarkAreKeptOutsideTheVault() {
        settings.theme(2)
        assertEquals(ThemeChoice.DARK, theme.choice.value)
        assertEquals("Dark", ready.look.theme.chosen())
    }

    @Test
    fun toTheMinuteIsAskedOfTheSystemWhereItIsDenied() {
        var asked = 0
        settings.exact(isOn = true) { asked++ }
        assertEquals(0, asked)
        assertTrue(ready.reminders.exact.choice.isOn)
        assertNull(ready.reminders.exact.denied)

        ringing.isAllowed = false
        settings.lookAgain()
        assertNotNull("taken back while the app was away", ready.reminders.exact.denied)
        settings.exact(isOn = false) { asked++ }
        assertNull(ready.reminders.exact.denied)
        assertEquals(0, asked)
        settings.exact(isOn = true) { asked++ }
        assertEquals(1, asked)
    }

    @Test
    fun namesInTheWidgetAreOfferedOnlyToWhoShowsThemAnyway() {
        assertNull(ready.widget.names)
        settings.names(isOn = true)
        assertFalse(ready.widget.names!!.isOn)
        assertNull(ready.widget.why)
        settings.openPin(PinTask.SET)
        settings.pin("", "2468")
        assertNull(ready.widget.names)
        assertNotNull(ready.widget.why)
    }

    @Test
    fun aPhoneThatHoldsRemindersBackIsNamed() {
        assertNull(ready.reminders.heldBack)
        ringing.isRestricted = true
        settings.refresh()
        assertEquals("Reminders may come late", ready.reminders.heldBack?.title)
    }

    private class HeldTheme : ThemeStore {
        private var kept = ThemeChoice.SYSTEM

        override fun read() = kept

        override fun keep(choice: ThemeChoice) {
            kept = choice
        }
    }
}
