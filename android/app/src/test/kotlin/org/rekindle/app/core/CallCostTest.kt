package org.rekindle.app.core

import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.rekindle.app.platform.ZoneOffsetsSource
import org.rekindle.core.OwnRequest
import org.rekindle.core.Quieting
import org.rekindle.core.Rekindle
import org.rekindle.core.RitualKind
import org.rekindle.core.ScheduleChoice
import org.rekindle.core.ScheduleRequest
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneId

/** What the view of today costs from Kotlin, with ten years of marks behind it. */
class CallCostTest {
    @get:Rule
    val folder = TemporaryFolder()

    @Test
    fun todayIsThereAtOnce() {
        val here = ZoneOffsetsSource().here(Instant.parse("2024-11-21T18:00:00Z"), ZoneId.of("Europe/Madrid"))
        val core = Rekindle.create(folder.root.path, ByteArray(32) { 1 }, ByteArray(32) { 2 }, here)
        val schedule = ScheduleChoice.At(ScheduleRequest(listOf("20:30")))
        val request = OwnRequest("Walk", RitualKind.TOGETHER, quieting = Quieting.REST_OF_DAY, schedule = schedule)
        val walk = core.makeOwn(request, here, "en").id
        val today = LocalDate.parse("2024-11-21")
        (1L..DAYS).forEach { core.mark(walk, today.minusDays(it).toString(), here) }

        repeat(WARM_UP) { core.today(here, "en") }
        val costs = List(RUNS) { measure { core.today(here, "en") } }.sorted()
        val crossing = List(RUNS) { measure { core.isOpen() } }.sorted()
        println(
            "ffi_call: today ${costs[RUNS / 2] / 1000} µs, an empty call ${crossing[RUNS / 2] / 1000} µs (median of $RUNS, $DAYS marks)",
        )
        // The goal is 20 ms with the library that ships; a debug library on a busy machine is given more.
        assertTrue("the fastest took ${costs.first()} ns", costs.first() < 200_000_000)
        core.closeVault()
        startIsQuick()
    }

    /** What stands between a tap on the icon and today: opening, settings, the view. */
    private fun startIsQuick() {
        val here = ZoneOffsetsSource().here(Instant.parse("2024-11-21T18:00:00Z"), ZoneId.of("Europe/Madrid"))
        val starts =
            List(RUNS) {
                measure {
                    val core = Rekindle.open(folder.root.path, ByteArray(32) { 1 }, ByteArray(32) { it.toByte() })
                    core.settings()
                    core.today(here, "en")
                    core.closeVault()
                }
            }.sorted()
        println("start: open, settings, today and close ${starts[RUNS / 2] / 1000} µs (median of $RUNS, $DAYS marks)")
        assertTrue("the fastest took ${starts.first()} ns", starts.first() < 200_000_000)
    }

    private fun measure(call: () -> Unit): Long {
        val from = System.nanoTime()
        call()
        return System.nanoTime() - from
    }

    private companion object {
        const val DAYS = 3650L
        const val WARM_UP = 50
        const val RUNS = 101
    }
}
