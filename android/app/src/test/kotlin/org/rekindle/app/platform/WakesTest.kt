package org.rekindle.app.platform

import android.os.PowerManager
import android.util.Log
import androidx.work.Configuration
import androidx.work.NetworkType
import androidx.work.WorkInfo
import androidx.work.WorkManager
import androidx.work.testing.SynchronousExecutor
import androidx.work.testing.WorkManagerTestInitHelper
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.rekindle.app.MainActivity
import org.rekindle.app.Repository
import org.rekindle.app.TestRekindleApp
import org.rekindle.app.makeRitual
import org.rekindle.core.LeaveWay
import org.rekindle.core.Rekindle
import org.rekindle.core.SharedHistory
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowLog
import java.io.File
import java.time.Instant
import java.time.LocalDateTime
import java.time.ZoneId

/** The system wakes the app for a plan and for the windows of exchanging, and nothing that a person does makes it exchange. */
@RunWith(RobolectricTestRunner::class)
@Config(application = TestRekindleApp::class)
class WakesTest {
    @get:Rule
    val folder = TemporaryFolder()

    private val app = TestRekindleApp.get()
    private val place by lazy { folder.newFolder("between") }
    private val work by lazy { WorkManager.getInstance(app) }
    private val driver get() = WorkManagerTestInitHelper.getTestDriver(app)!!

    @Before
    fun real() {
        val configuration =
            Configuration
                .Builder()
                .setExecutor(
                    SynchronousExecutor(),
                ).setMinimumLoggingLevel(Log.ASSERT)
        WorkManagerTestInitHelper.initializeTestWorkManager(app, configuration.build())
        app.wakes = PhoneWakes(app)
        app.place.local("2024-11-21T18:00:00")
    }

    private fun <T> core(call: (Rekindle) -> T): T = runBlocking { app.parts.daybook.call { call(it.core) } }

    private val here get() = app.place.here()

    /** Pairs this phone with another one, and lets both exchange through a folder. */
    private fun pair() {
        val partner = Rekindle.create(folder.newFolder().path, ByteArray(32) { 7 }, ByteArray(32) { 8 }, here)
        core { it.unlock(ByteArray(32) { 3 }, app.place.moment()) }
        val reply = core { it.join(partner.invite(here).code, here).reply }
        core { it.finish(partner.confirm(reply, here).reveal!!) }
        core { it.acceptPairing(here) }
        core { it.setMailbox(place.path) }
        settle()
    }

    private fun settle() = runBlocking { app.parts.exchanging.settle() }

    private fun requests(name: String): List<WorkInfo> =
        work.getWorkInfosForUniqueWork(name).get().filter { !it.state.isFinished }

    private fun request() = requests(PhoneWakes.EXCHANGE).singleOrNull()

    private fun lastExchange() = core { it.couple(here, "en").lastExchangeMs }

    private fun nextWindow(): Instant =
        LocalDateTime.parse(core { it.nextWindow(here) }).atZone(app.place.zone).toInstant()

    /** The time of the request has come, and the system wakes the app; returns when the next one is asked for. */
    private fun wake(lateMinutes: Long = 0) {
        val asked = request()!!
        app.place.now = nextWindow().plusSeconds(lateMinutes * 60)
        driver.setInitialDelayMet(asked.id)
        waitUntil { request().let { it != null && it.id != asked.id } }
    }

    @Test
    fun whoIsAloneIsNotWokenForExchanging() {
        settle()
        assertNull(request())
    }

    @Test
    fun aPairAsksForTheNextWindow() {
        pair()
        val asked = request()!!
        val delay = asked.initialDelayMillis
        assertEquals(nextWindow().toEpochMilli() - app.place.now.toEpochMilli(), delay)
        assertEquals(NetworkType.NOT_REQUIRED, asked.constraints.requiredNetworkType)
        assertNull("nothing is exchanged before", lastExchange())
    }

    @Test
    fun aWindowExchangesAndAsksForTheNext() {
        pair()
        val first = nextWindow()
        wake()
        assertEquals(app.place.now.toEpochMilli(), lastExchange())
        assertEquals(app.place.now, first)
        assertTrue(nextWindow() > first)
        assertEquals(nextWindow().toEpochMilli() - first.toEpochMilli(), request()!!.initialDelayMillis)
        assertTrue("something lies in the place", place.walk().any(File::isFile))
    }

    @Test
    fun aPinInFrontOfTheAppKeepsNoWindowFromComing() {
        pair()
        val (key, now) = ByteArray(32) { 3 } to app.place.moment()
        core { it.setPin(key, "2468", now) }
        core { it.lock() }
        repeat(2) { wake() }
        core { it.unlockWithPin(key, "2468", app.place.moment()) }
        assertEquals(app.place.now.toEpochMilli(), lastExchange())
        assertTrue("something lies in the place", place.walk().any(File::isFile))
    }

    @Test
    fun openingTheAppExchangesNothingAndMovesNothing() {
        pair()
        val asked = request()!!
        app.place.now = nextWindow().minusSeconds(60)
        Robolectric.buildActivity(MainActivity::class.java).setup()
        waitUntil { requests(PhoneWakes.PLAN).isNotEmpty() }
        settle()
        assertEquals(asked.id, request()!!.id)
        assertNull(lastExchange())
        assertEquals(emptyList<File>(), place.walk().filter(File::isFile).toList())
    }

    @Test
    fun whatWasHeldBackUntilThePhoneWasTakenUpIsLetGo() {
        pair()
        shadowOf(app.getSystemService(PowerManager::class.java)).turnScreenOn(true)
        wake(lateMinutes = 40)
        assertNull(lastExchange())
        // Late behind a dark screen nobody has taken it up.
        shadowOf(app.getSystemService(PowerManager::class.java)).turnScreenOn(false)
        wake(lateMinutes = 40)
        assertNotNull(lastExchange())
    }

    @Test
    fun onTimeItDoesNotMatterWhetherThePhoneIsInUse() {
        pair()
        shadowOf(app.getSystemService(PowerManager::class.java)).turnScreenOn(true)
        wake(lateMinutes = 5)
        assertNotNull(lastExchange())
    }

    @Test
    fun whoLeavesIsNotWokenAnyMore() {
        pair()
        core { it.leave(LeaveWay.Silently(SharedHistory.KEEP), here) }
        settle()
        assertNull(request())
    }

    @Test
    fun aPlaceThatIsGivenUpIsNotWokenFor() {
        pair()
        core { it.setMailbox(null) }
        settle()
        assertNull(request())
    }

    @Test
    fun anotherZoneMovesTheWindow() {
        pair()
        app.place.zone = ZoneId.of("America/Bogota")
        runBlocking { app.parts.exchanging.clockChanged() }
        assertEquals(nextWindow().toEpochMilli() - app.place.now.toEpochMilli(), request()!!.initialDelayMillis)
    }

    @Test
    fun aWindowAfterTheClocksChangeIsAtItsOwnTime() {
        listOf("2024-10-26T23:59:00", "2025-03-29T23:59:00").forEach { night ->
            app.place.local("2024-11-21T18:00:00")
            if (request() == null) pair()
            app.place.local(night)
            runBlocking { app.parts.exchanging.clockChanged() }
            assertEquals(
                night,
                nextWindow().toEpochMilli() - app.place.now.toEpochMilli(),
                request()!!.initialDelayMillis,
            )
        }
    }

    @Test
    fun withoutItsKeyTheAppDoesNothingAndSaysNothing() {
        pair()
        val asked = request()!!
        app.die()
        app.noBackupFilesDir.resolve("daybook.key").writeBytes(ByteArray(60))
        ShadowLog.clear()
        app.place.now = app.place.now.plusSeconds(8 * 3600)
        driver.setInitialDelayMet(asked.id)
        waitUntil { work.getWorkInfoById(asked.id).get()?.state == WorkInfo.State.SUCCEEDED }
        assertNull(request())
        assertEquals(emptyList<File>(), place.walk().filter(File::isFile).toList())
        val said =
            ShadowLog.getLogs().filter { log ->
                log.tag.startsWith("WM-") ||
                    "rekindle" in log.msg.orEmpty().lowercase()
            }
        assertEquals(emptyList<String>(), said.map { "${it.tag}: ${it.msg}" })
    }

    @Test
    fun remindersArePlannedOnceADay() {
        app.makeRitual("Coffee together", "20:30")
        app.parts.begin()
        waitUntil { requests(PhoneWakes.PLAN).isNotEmpty() }
        val asked = requests(PhoneWakes.PLAN).single()
        assertEquals(24 * 3_600_000L, asked.periodicityInfo?.repeatIntervalMillis)
        assertTrue("not at once", asked.initialDelayMillis > 0)
        val alarms = app.getSystemService(android.app.AlarmManager::class.java)!!
        assertEquals(0, shadowOf(alarms).scheduledAlarms.size)

        driver.setInitialDelayMet(asked.id)
        waitUntil { shadowOf(alarms).scheduledAlarms.size == 64 }
        app.parts.begin()
        assertEquals(asked.id, requests(PhoneWakes.PLAN).single().id)
    }

    @Test
    fun itBeginsWhenItIsAskedForAndLogsNothing() {
        assertEquals(Log.ASSERT, app.workManagerConfiguration.minimumLoggingLevel)
        val manifest = Repository.file("android/app/src/main/AndroidManifest.xml").readText()
        val initializer = Regex("WorkManagerInitializer\"[^/]*tools:node=\"remove\"")
        assertTrue(initializer.containsMatchIn(manifest))
    }
}
