package org.rekindle.app.platform

import org.rekindle.core.Here
import org.rekindle.core.OffsetChange
import java.time.Duration
import java.time.Instant
import java.time.ZoneId

/**
 * The offsets of a place as the core wants them: from three days before an instant to 400 days after it. The rules
 * are the phone's own (`java.time`), which are fresher than any copy the app could bring.
 */
class ZoneOffsetsSource(
    private val lookBack: Duration = Duration.ofDays(3),
    private val ahead: Duration = Duration.ofDays(400),
) {
    /** What the core is told of [now] in [zone]. */
    fun here(
        now: Instant,
        zone: ZoneId,
    ): Here {
        val (from, until) = now.minus(lookBack) to now.plus(ahead)
        val changes =
            generateSequence(zone.rules.nextTransition(from)) { zone.rules.nextTransition(it.instant) }
                .takeWhile { it.instant <= until }
                .map { OffsetChange(it.instant.toEpochMilli(), it.offsetAfter.totalSeconds) }
        return Here(now.toEpochMilli(), zone.rules.getOffset(from).totalSeconds, changes.toList())
    }
}
