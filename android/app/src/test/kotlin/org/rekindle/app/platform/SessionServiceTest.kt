// Robolectric deprecates the alarm's intent and offers nothing in its place.
@file:Suppress("DEPRECATION")

package org.rekindle.app.platform

import android.app.AlarmManager
import android.app.Notification
import android.app.NotificationManager
import android.content.Intent
import android.os.SystemClock
import android.provider.Settings
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.rekindle.app.Repository
import org.rekindle.app.TestRekindleApp
import org.rekindle.app.presenters.KeptSession
import org.rekindle.app.presenters.SessionScreenState
import org.rekindle.app.presenters.SessionWish
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ServiceController
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowPowerManager
import org.robolectric.shadows.ShadowSystemClock
import java.time.Duration

/** A session goes on behind a dark screen, is stopped from its notice, and survives the process and the phone. */
@RunWith(RobolectricTestRunner::class)
@Config(application = TestRekindleApp::class)
class SessionServiceTest {
    private val app = TestRekindleApp.get()
    private val alarms = app.getSystemService(AlarmManager::class.java)!!
    private val notices = app.getSystemService(NotificationManager::class.java)!!

    private fun begin() {
        runBlocking { app.parts.daybook.call { it.core.unlock(ByteArray(32) { 3 }, it.now) } }
        app.parts.session.begin(SessionWish("no-phones-hour"))
        waitUntil { app.parts.watch.watched.value is Watched.Kept && shadowOf(app).peekNextStartedService() != null }
    }

    /** The service that the system makes when it is asked for one. */
    private fun service(): ServiceController<SessionService> {
        assertEquals(SessionService::class.java.name, shadowOf(app).nextStartedService.component?.className)
        return Robolectric.buildService(SessionService::class.java).create().startCommand(0, 1)
    }

    private fun kept(): KeptSession? = (app.parts.watch.watched.value as? Watched.Kept)?.session

    private fun notice(): Notification? = shadowOf(notices).getNotification(SessionNotice.ID)

    private fun Notification.words() = extras.getCharSequence(Notification.EXTRA_TEXT).toString()

    private fun Notification.tap(words: String) = actions.single { it.title == words }.actionIntent.send()

    private fun cueAlarms() =
        shadowOf(alarms).scheduledAlarms.filter {
            shadowOf(it.operation).savedIntent.component?.className == SessionCueReceiver::class.java.name
        }

    @Test
    fun whileItRunsAServiceAndAnAlarmStandInForTheScreen() {
        begin()
        val service = service().get()
        val shown = shadowOf(service).lastForegroundNotification
        assertEquals("A moment for you.", shown.extras.getCharSequence(Notification.EXTRA_TITLE).toString())
        assertEquals("The timer is running.", shown.words())
        assertEquals(listOf("Pause", "Stop"), shown.actions.map { it.title })
        assertTrue("no name of a practice", "phone" !in shown.extras.toString().lowercase().replace("telephony", ""))
        val next = checkNotNull(kept()?.nextCueMs)
        val alarm = cueAlarms().single()
        assertEquals(AlarmManager.ELAPSED_REALTIME_WAKEUP, alarm.type)
        assertEquals(next, alarm.triggerAtMs)
        assertTrue("in the idle state too", alarm.isAllowWhileIdle)
        assertTrue(ShadowPowerManager.getLatestWakeLock().isHeld)
    }

    @Test
    fun stopFromTheNoticeWorksWhileLocked() {
        begin()
        val service = service()
        val shown = shadowOf(service.get()).lastForegroundNotification
        runBlocking {
            app.parts.daybook.call {
                it.core.setPin(ByteArray(32) { 3 }, "2468", it.now)
                it.core.lock()
            }
        }
        shown.tap("Stop")
        waitUntil { app.parts.watch.watched.value == Watched.Nothing && shadowOf(service.get()).isStoppedBySelf }
        assertNull(notice())
        assertEquals("nothing rings any more", 0, cueAlarms().size)
        assertFalse(ShadowPowerManager.getLatestWakeLock().isHeld)
    }

    @Test
    fun aPauseLeavesItsNoticeAndNeedsNoService() {
        begin()
        val service = service()
        shadowOf(service.get()).lastForegroundNotification.tap("Pause")
        waitUntil { kept()?.isPaused == true && shadowOf(service.get()).isStoppedBySelf }
        assertEquals("Paused.", notice()?.words())
        assertEquals("going on is the app's", listOf("Stop"), notice()?.actions?.map { it.title })
        assertFalse(ShadowPowerManager.getLatestWakeLock().isHeld)
        assertEquals(0, cueAlarms().size)
    }

    @Test
    fun aProcessThatDiedGoesOnWhereTheClockSays() {
        begin()
        val before = checkNotNull(kept())
        service()
        app.die()
        ShadowSystemClock.advanceBy(Duration.ofMinutes(20))
        // The system begins the service anew, without an intent.
        val again = Robolectric.buildService(SessionService::class.java).create().startCommand(0, 2)
        waitUntil { kept() != null && shadowOf(again.get()).lastForegroundNotification != null }
        assertEquals("the deadlines stand", before, kept())
    }

    @Test
    fun theAlarmOfACueWakesAProcessThatDied() {
        begin()
        app.die()
        val alarm = cueAlarms().single()
        ShadowSystemClock.advanceBy(Duration.ofMillis(alarm.triggerAtMs - SystemClock.elapsedRealtime()))
        alarm.operation!!.send()
        waitUntil { app.parts.watch.watched.value == Watched.Nothing }
        waitUntil { app.parts.session.state.value !is SessionScreenState.Loading }
        assertEquals("it has ended by its clock", 0, cueAlarms().size)
    }

    @Test
    fun afterARestartItWaitsPausedAndSaysSo() {
        begin()
        app.die()
        Settings.Global.putInt(app.contentResolver, Settings.Global.BOOT_COUNT, 7)
        app.sendBroadcast(Intent(Intent.ACTION_BOOT_COMPLETED).setPackage(app.packageName))
        waitUntil { notice() != null }
        assertEquals("Paused.", notice()?.words())
        assertNull("no service is needed for that", shadowOf(app).apply { clearStartedServices() }.nextStartedService)
    }

    @Test
    fun theTypeOfTheServiceIsDeclaredAndExplained() {
        val manifest = Repository.file("android/app/src/main/AndroidManifest.xml").readText()
        listOf(
            "android:foregroundServiceType=\"specialUse\"",
            "android.permission.FOREGROUND_SERVICE_SPECIAL_USE",
            "android.app.PROPERTY_SPECIAL_USE_FGS_SUBTYPE",
        ).forEach { assertTrue(it, it in manifest) }
    }
}
