// Robolectric deprecates the alarm's intent and offers nothing in its place.
@file:Suppress("DEPRECATION")

package org.rekindle.app.platform

import android.app.AlarmManager
import android.app.Notification
import android.app.NotificationManager
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

/** A reminder rings, and its answer is booked on the ritual day that it was for. */
@RunWith(RobolectricTestRunner::class)
@Config(application = TestRekindleApp::class)
class ReminderActionTest {
    private val app = TestRekindleApp.get()
    private val alarms = app.getSystemService(AlarmManager::class.java)!!
    private val notices = app.getSystemService(NotificationManager::class.java)!!

    /** Adopts a ritual at half past one in the night, and lets its alarm ring. */
    private fun ringAtHalfPastOne(): Notification {
        app.place.local("2024-11-21T23:00:00")
        app.makeRitual("Coffee together", "01:30")
        runBlocking { app.parts.reminding.arm() }
        app.place.local("2024-11-22T01:30:00")
        shadowOf(alarms).scheduledAlarms.minBy { it.triggerAtMs }.operation!!.send()
        waitUntil { shown().isNotEmpty() }
        return shown().single()
    }

    private fun shown(): List<Notification> = shadowOf(notices).allNotifications

    private fun firstAlarm() =
        shadowOf(alarms).scheduledAlarms.minOfOrNull { it.triggerAtMs }?.let(Instant::ofEpochMilli)

    /** What rang is booked on another thread, and arms as well: alarms are looked at when both are done. */
    private fun waitForAlarm(at: String) = waitUntil { firstAlarm() == Instant.parse(at) }

    private fun Notification.answer(words: String) = actions.single { it.title == words }.actionIntent.send()

    @Test
    fun doneAtHalfPastOneBelongsToTheDayBefore() {
        val notice = ringAtHalfPastOne()
        // Answered in the morning, when another ritual day has begun: it still counts for the night's own day.
        app.place.local("2024-11-22T09:00:00")
        notice.answer("Done")
        waitUntil { shown().isEmpty() }
        assertEquals(listOf("2024-11-21"), app.connectedDays())
    }

    @Test
    fun laterRingsInAnHour() {
        val notice = ringAtHalfPastOne()
        notice.answer("Later")
        waitUntil { shown().isEmpty() }
        assertEquals(emptyList<String>(), app.connectedDays())
        waitForAlarm("2024-11-22T01:30:00Z")
    }

    @Test
    fun skipLeavesTheDayAlone() {
        val notice = ringAtHalfPastOne()
        notice.answer("Skip today")
        waitUntil { shown().isEmpty() }
        assertEquals(emptyList<String>(), app.connectedDays())
        waitForAlarm("2024-11-23T00:30:00Z")
    }

    @Test
    fun nothingOnTheLockedScreenNamesTheRitual() {
        val notice = ringAtHalfPastOne()
        assertEquals(Notification.VISIBILITY_PRIVATE, notice.visibility)
        listOf(notice, notice.publicVersion).forEach {
            assertEquals("A moment for you.", it.extras.getCharSequence(Notification.EXTRA_TITLE).toString())
            assertTrue("Coffee" !in it.extras.toString())
        }
        assertTrue("no answer can be given without the words above it", notice.publicVersion.actions.isNullOrEmpty())
    }

    @Test
    fun whatRangDoesNotRingAgain() {
        ringAtHalfPastOne()
        waitForAlarm("2024-11-23T00:30:00Z")
    }
}
