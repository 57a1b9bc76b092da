// Robolectric deprecates the alarm's intent and offers nothing in its place.
@file:Suppress("DEPRECATION")

package org.rekindle.app.platform

import android.app.ActivityManager
import android.app.AlarmManager
import android.app.NotificationManager
import android.content.Intent
import android.os.PowerManager
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.rekindle.app.TestRekindleApp
import org.rekindle.app.makeRitual
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowAlarmManager
import org.robolectric.shadows.ShadowSystemClock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId

/** Whatever happens to a phone between a plan and its ring: each civil time rings once, and what was lost is told. */
@RunWith(RobolectricTestRunner::class)
@Config(application = TestRekindleApp::class)
class ReplanTest {
    private val app = TestRekindleApp.get()
    private val alarms = app.getSystemService(AlarmManager::class.java)!!
    private val notices = app.getSystemService(NotificationManager::class.java)!!

    private fun arm() = runBlocking { app.parts.reminding.arm() }

    private fun armed() = shadowOf(alarms).scheduledAlarms

    private fun armedAt() = armed().map { Instant.ofEpochMilli(it.triggerAtMs) }.sorted()

    private fun today() = runBlocking { app.parts.daybook.call { it.core.today(it.here, it.language) } }

    /** The system drops all alarms of the app and their intents; what the app noted stays. */
    private fun lose() {
        armed().toList().forEach {
            alarms.cancel(it.operation!!)
            it.operation!!.cancel()
        }
        assertEquals(emptyList<Instant>(), armedAt())
    }

    /** The first alarm's time comes and it rings. */
    private fun ring() {
        val first = armed().minBy { it.triggerAtMs }
        app.place.now = Instant.ofEpochMilli(first.triggerAtMs)
        first.operation!!.send()
        // A real alarm is gone once it rang; what it leads to is booked on another thread.
        alarms.cancel(first.operation!!)
        waitUntil { armedAt().firstOrNull()?.isAfter(app.place.now) == true && armedAt().size == 64 }
    }

    @Test
    fun everyReasonArmsEverythingAgain() {
        app.place.local("2024-11-21T18:00:00")
        app.makeRitual("Coffee together", "20:30")
        arm()
        val before = armedAt()
        REASONS.forEach {
            lose()
            app.sendBroadcast(Intent(it))
            waitUntil { armedAt() == before }
        }
    }

    @Test
    fun nothingElseDoes() {
        app.place.local("2024-11-21T18:00:00")
        app.makeRitual("Coffee together", "20:30")
        ReplanReceiver().onReceive(app, Intent(Intent.ACTION_BATTERY_LOW))
        Thread.sleep(200)
        assertEquals(emptyList<Instant>(), armedAt())
    }

    @Test
    fun noticesThatWereForbiddenMeanwhileAreTold() {
        app.place.local("2024-11-21T18:00:00")
        app.makeRitual("Coffee together", "20:30")
        arm()
        REASONS.forEach { reason ->
            shadowOf(notices).setNotificationsEnabled(false)
            lose()
            app.sendBroadcast(Intent(reason))
            waitUntil { armedAt().size == 64 && today().unarmed.isNotEmpty() }
            assertTrue(reason, today().unarmed.all { it.text.startsWith("Notifications are not allowed") })
            shadowOf(notices).setNotificationsEnabled(true)
            arm()
            assertEquals(reason, 0, today().unarmed.size)
        }
    }

    @Test
    fun inTheHourThatIsLeftOutItRingsOnceAnHourLater() {
        app.place.local("2025-03-29T20:00:00")
        app.makeRitual("Coffee together", "02:30")
        arm()
        assertEquals(Instant.parse("2025-03-30T01:30:00Z"), armedAt().first())
        ring()
        app.sendBroadcast(Intent(Intent.ACTION_TIME_CHANGED))
        arm()
        assertEquals(Instant.parse("2025-03-31T00:30:00Z"), armedAt().first())
        assertEquals(1, shadowOf(notices).allNotifications.size)
    }

    @Test
    fun inTheHourThatComesTwiceItRingsTheFirstTime() {
        app.place.local("2024-10-26T20:00:00")
        app.makeRitual("Coffee together", "02:30")
        arm()
        assertEquals(Instant.parse("2024-10-27T00:30:00Z"), armedAt().first())
        ring()
        // Half past two once more.
        app.place.now = Instant.parse("2024-10-27T01:29:00Z")
        arm()
        assertEquals(Instant.parse("2024-10-28T01:30:00Z"), armedAt().first())
    }

    @Test
    fun aFlightRingsInTheEveningThereAndNotAgainAtHome() {
        app.place.local("2024-11-21T12:00:00")
        app.makeRitual("Coffee together", "20:30")
        arm()
        app.place.zone = ZoneId.of("Asia/Tokyo")
        app.sendBroadcast(Intent(Intent.ACTION_TIMEZONE_CHANGED))
        waitUntil { armedAt().firstOrNull() == Instant.parse("2024-11-21T11:30:00Z") }
        ring()
        // Back before that evening comes here: it was that evening's already.
        app.place.zone = ZoneId.of("Europe/Madrid")
        app.place.local("2024-11-21T19:00:00")
        arm()
        assertEquals(Instant.parse("2024-11-22T19:30:00Z"), armedAt().first())
    }

    @Test
    fun whatAForcedStopTookIsArmedAtTheNextStartAndTold() {
        app.place.local("2024-11-21T18:00:00")
        app.makeRitual("Coffee together", "20:30")
        arm()
        lose()
        app.die()
        app.place.local("2024-11-21T21:15:00")
        assertEquals(1, arm())
        assertEquals(Instant.parse("2024-11-22T19:30:00Z"), armedAt().first())
        assertEquals(64, armedAt().size)
        val told = today().unarmed.single()
        assertEquals("2024-11-21T20:30:00", told.firesLocal)
        assertTrue(told.text, told.text.startsWith("This phone was off then, or had stopped the app."))
        assertEquals("it is told while it matters", 1, arm())
        app.place.local("2024-11-22T21:45:00")
        assertEquals(0, arm())
    }

    @Test
    fun whatRangIsNotTold() {
        app.place.local("2024-11-21T18:00:00")
        app.makeRitual("Coffee together", "20:30")
        arm()
        ring()
        lose()
        app.place.local("2024-11-21T23:00:00")
        assertEquals(0, arm())
    }

    @Test
    fun aPlanTakesNothingAwayThatTheSystemIsLateWith() {
        app.place.local("2024-11-21T18:00:00")
        val coffee = app.makeRitual("Coffee together", "20:30")
        arm()
        app.place.local("2024-11-21T20:45:00")
        arm()
        assertEquals(Instant.parse("2024-11-21T19:30:00Z"), armedAt().first())
        // Done meanwhile, it need not ring any more.
        runBlocking { app.parts.daybook.call { it.core.mark(coffee, null, it.here) } }
        arm()
        assertEquals(Instant.parse("2024-11-22T19:30:00Z"), armedAt().first())
    }

    private fun areExact() = armed().all { it.windowLengthMs == ShadowAlarmManager.WINDOW_EXACT }

    private fun areInexact() = armed().none { it.windowLengthMs == ShadowAlarmManager.WINDOW_EXACT }

    @Test
    fun toTheMinuteWhereItIsChosenAndAllowed() {
        app.place.local("2024-11-21T18:00:00")
        app.makeRitual("Coffee together", "20:30")
        val ringing = PhoneRinging(app)
        ShadowAlarmManager.setCanScheduleExactAlarms(true)
        arm()
        assertTrue("only where it is chosen", areInexact())

        ringing.chooseExact(true)
        assertEquals(0, arm())
        assertTrue(areExact() && armed().all { it.isAllowWhileIdle })

        // Taken back by the system: later is better than never, and nothing is missing.
        ShadowAlarmManager.setCanScheduleExactAlarms(false)
        assertEquals(0, arm())
        assertTrue(areInexact())
        assertEquals(64, armed().size)

        // Given again: the system says so.
        ShadowAlarmManager.setCanScheduleExactAlarms(true)
        app.sendBroadcast(Intent(AlarmManager.ACTION_SCHEDULE_EXACT_ALARM_PERMISSION_STATE_CHANGED))
        waitUntil { armed().size == 64 && areExact() }

        ringing.chooseExact(false)
        arm()
        assertTrue(areInexact())
    }

    @Test
    fun lateRingsAreNotedWhileThePhoneSavesBattery() {
        val ringing = PhoneRinging(app)
        val at = Instant.parse("2024-11-21T19:30:00Z").toEpochMilli()
        val power = shadowOf(app.getSystemService(PowerManager::class.java))
        ShadowSystemClock.advanceBy(Duration.ofDays(1))
        assertFalse(ringing.isHeldBack(at))
        ringing.rang(at, at + 10 * MINUTE)
        assertFalse("some minutes are as usual", ringing.isHeldBack(at + 10 * MINUTE))
        ringing.rang(at, at + 45 * MINUTE)
        assertTrue(ringing.isHeldBack(at + 46 * MINUTE))
        assertFalse("long ago", ringing.isHeldBack(at + 8 * 1440 * MINUTE))
        power.setIgnoringBatteryOptimizations(app.packageName, true)
        assertFalse("not for that reason", ringing.isHeldBack(at + 46 * MINUTE))
        power.setIgnoringBatteryOptimizations(app.packageName, false)
        ringing.rang(at, at + MINUTE)
        assertFalse("on time again", ringing.isHeldBack(at + 46 * MINUTE))
        ringing.rang(at, at + 2 * 1440 * MINUTE)
        assertFalse("the phone was off", ringing.isHeldBack(at + 46 * MINUTE))
    }

    @Test
    fun anAppThatIsRestrictedIsHeldBack() {
        val activities = app.getSystemService(ActivityManager::class.java)
        shadowOf(activities).setBackgroundRestricted(true)
        assertTrue(PhoneRinging(app).isHeldBack(0))
    }

    private companion object {
        const val MINUTE = 60_000L
        val REASONS =
            listOf(
                Intent.ACTION_BOOT_COMPLETED,
                Intent.ACTION_MY_PACKAGE_REPLACED,
                Intent.ACTION_TIME_CHANGED,
                Intent.ACTION_TIMEZONE_CHANGED,
                AlarmManager.ACTION_SCHEDULE_EXACT_ALARM_PERMISSION_STATE_CHANGED,
            )
    }
}
