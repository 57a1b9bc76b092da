package org.rekindle.app.presenters

import org.rekindle.core.Here
import java.time.LocalDateTime
import java.time.ZoneOffset

/** What a clock on the wall shows where the phone is. */
internal fun Here.local(): LocalDateTime =
    LocalDateTime.ofEpochSecond(
        Math.floorDiv(nowMs, 1000L),
        0,
        ZoneOffset.ofTotalSeconds(offsetSecondsAt(nowMs)),
    )

/** The instant of a civil time where the phone is, in milliseconds since 1970-01-01 UTC. */
internal fun Here.instantOf(local: LocalDateTime): Long {
    val asUtc = local.toInstant(ZoneOffset.UTC).toEpochMilli()
    // The offset there, found by the offset now: they differ when the clocks change in between.
    val near = asUtc - offsetSecondsAt(nowMs) * 1000L
    return asUtc - offsetSecondsAt(near) * 1000L
}

private fun Here.offsetSecondsAt(atMs: Long): Int =
    changes.lastOrNull { it.atMs <= atMs }?.offsetSeconds ?: initialOffsetSeconds
