// Robolectric deprecates the alarm's intent and offers nothing in its place.
@file:Suppress("DEPRECATION")

package org.rekindle.app.platform

import android.app.AlarmManager
import android.app.NotificationManager
import android.content.Intent
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.rekindle.app.TestRekindleApp
import org.rekindle.app.connectedDays
import org.rekindle.app.makeRitual
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import java.time.Instant
import java.time.ZoneId

/** The system's alarms follow the core's plan. */
@RunWith(RobolectricTestRunner::class)
@Config(application = TestRekindleApp::class)
class AlarmArmerTest {
    private val app = TestRekindleApp.get()
    private val alarms = app.getSystemService(AlarmManager::class.java)!!
    private val notices = app.getSystemService(NotificationManager::class.java)!!

    private fun arm() = runBlocking { app.parts.reminding.arm() }

    private fun armedAt() = shadowOf(alarms).scheduledAlarms.map { Instant.ofEpochMilli(it.triggerAtMs) }.sorted()

    private fun unarmed() =
        runBlocking { app.parts.daybook.call { it.core.today(it.here, it.language).unarmed.map { one -> one.text } } }

    @Test
    fun theFirstAlarmRingsAtTheRitualsTime() {
        app.place.local("2024-11-21T18:00:00")
        app.makeRitual("Coffee together", "20:30")
        assertEquals(0, arm())
        assertEquals(Instant.parse("2024-11-21T19:30:00Z"), armedAt().first())
        assertTrue("inexact, and in the idle state too", shadowOf(alarms).scheduledAlarms.all { it.isAllowWhileIdle })
        assertEquals("64 at most", 64, armedAt().size)
    }

    @Test
    fun armingAgainChangesNothing() {
        app.place.local("2024-11-21T18:00:00")
        app.makeRitual("Coffee together", "20:30")
        arm()
        val before = shadowOf(alarms).scheduledAlarms.toList()
        arm()
        assertEquals(before, shadowOf(alarms).scheduledAlarms.toList())
    }

    @Test
    fun aMarkTakesTheRestOfTheDayAway() {
        app.place.local("2024-11-21T18:00:00")
        val coffee = app.makeRitual("Coffee together", "20:30")
        arm()
        runBlocking { app.parts.daybook.call { it.core.mark(coffee, null, it.here) } }
        arm()
        assertEquals(Instant.parse("2024-11-22T19:30:00Z"), armedAt().first())
        assertEquals(listOf("2024-11-21"), app.connectedDays())
    }

    @Test
    fun anotherZoneMovesTheAlarmToItsOwnEvening() {
        app.place.local("2024-11-21T12:00:00")
        app.makeRitual("Coffee together", "20:30")
        arm()
        app.place.zone = ZoneId.of("America/Bogota")
        app.sendBroadcast(Intent(Intent.ACTION_TIMEZONE_CHANGED))
        waitUntil { armedAt().first() == Instant.parse("2024-11-22T01:30:00Z") }
    }

    @Test
    fun afterARestartEverythingIsArmedAgain() {
        app.place.local("2024-11-21T18:00:00")
        app.makeRitual("Coffee together", "20:30")
        arm()
        val before = armedAt()
        // A restart takes the alarms and their intents; what was noted as armed stays.
        shadowOf(alarms).scheduledAlarms.toList().forEach {
            alarms.cancel(it.operation!!)
            it.operation!!.cancel()
        }
        assertEquals(emptyList<Instant>(), armedAt())
        ReplanReceiver().onReceive(app, Intent(Intent.ACTION_BOOT_COMPLETED))
        waitUntil { armedAt() == before }
    }

    @Test
    fun whatIsNotAllowedIsToldAndArmedAllTheSame() {
        app.place.local("2024-11-21T18:00:00")
        app.makeRitual("Coffee together", "20:30")
        shadowOf(notices).setNotificationsEnabled(false)
        assertEquals(64, arm())
        assertTrue(unarmed().first().startsWith("Notifications are not allowed"))
        assertEquals(64, armedAt().size)

        shadowOf(notices).setNotificationsEnabled(true)
        assertEquals(0, arm())
        assertEquals(emptyList<String>(), unarmed())
    }

    @Test
    fun noNameIsInWhatTheSystemHolds() {
        app.place.local("2024-11-21T18:00:00")
        app.makeRitual("Coffee together", "20:30")
        arm()
        val held =
            shadowOf(alarms).scheduledAlarms.joinToString { alarm ->
                val intent = shadowOf(alarm.operation!!).savedIntent
                "${intent.data} ${intent.extras?.keySet()?.joinToString { intent.extras?.get(it).toString() }}"
            }
        assertTrue(held, "Coffee" !in held && "A moment for you." in held)
    }

    private fun waitUntil(condition: () -> Boolean) {
        val until = System.nanoTime() + 30_000_000_000
        while (!condition()) {
            check(System.nanoTime() < until) { "still not after 30 s: ${armedAt().take(3)}" }
            shadowOf(android.os.Looper.getMainLooper()).idle()
            Thread.sleep(20)
        }
    }
}
