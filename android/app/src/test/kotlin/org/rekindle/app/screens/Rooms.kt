package org.rekindle.app.screens

import androidx.compose.runtime.Composable
import androidx.compose.ui.test.DeviceConfigurationOverride
import androidx.compose.ui.test.ForcedSize
import androidx.compose.ui.test.junit4.ComposeContentTestRule
import androidx.compose.ui.unit.DpSize
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.runBlocking
import org.rekindle.app.presenters.BackStack
import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.FrameWords
import org.rekindle.app.presenters.HeldAlarms
import org.rekindle.app.presenters.Reminding
import org.rekindle.app.theme.RekindleTheme
import org.rekindle.core.OwnRequest
import org.rekindle.core.Quieting
import org.rekindle.core.RitualKind
import org.rekindle.core.ScheduleChoice
import org.rekindle.core.ScheduleRequest
import java.lang.reflect.Proxy

/** Reminding over a stage's core. */
fun Stage.reminding(alarms: HeldAlarms = HeldAlarms()) = Reminding(daybook, alarms)

/** Makes a ritual of one's own, and returns its id. */
fun Stage.makeRitual(
    name: String,
    vararg times: String,
    kind: RitualKind = RitualKind.TOGETHER,
    rule: String? = null,
): String {
    val schedule =
        if (times.isEmpty()) ScheduleChoice.Unscheduled else ScheduleChoice.At(ScheduleRequest(times.toList(), rule))
    val request = OwnRequest(name, kind, isPrivate = false, quieting = Quieting.REST_OF_DAY, schedule = schedule)
    return runBlocking { daybook.call { it.core.makeOwn(request, it.here, it.language).id } }
}

/** A page for pictures: what stands on it, and the words around it. */
class Pictured<T>(
    val frame: FrameWords,
    val state: T,
)

/** Shows all of a page that is longer than a phone, for people to look at, as `name-whole.png`. */
fun whole(
    rule: ComposeContentTestRule,
    name: String,
    content: @Composable () -> Unit,
) {
    rule.setContent {
        DeviceConfigurationOverride(DeviceConfigurationOverride.ForcedSize(DpSize(400.dp, 2400.dp))) {
            RekindleTheme(dark = false, content)
        }
    }
    Shots.take(rule, "$name-whole")
}

/** The way to a destination, for pictures. */
fun wayTo(destination: Destination) = BackStack().open(destination)

/** Taps that lead nowhere, for pictures. */
inline fun <reified T : Any> noTaps(): T {
    val loader = T::class.java.classLoader
    return Proxy.newProxyInstance(loader, arrayOf(T::class.java)) { _, _, _ -> null } as T
}
