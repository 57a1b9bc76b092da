package org.rekindle.app.scenarios

import com.google.gson.JsonObject
import org.rekindle.core.AdoptRequest
import org.rekindle.core.EditRequest
import org.rekindle.core.FirstDayOfWeek
import org.rekindle.core.OwnRequest
import org.rekindle.core.QuietHours
import org.rekindle.core.QuietMode
import org.rekindle.core.Quieting
import org.rekindle.core.RitualKind
import org.rekindle.core.ScheduleChoice
import org.rekindle.core.ScheduleRequest
import org.rekindle.core.SettingChange

/** A story's fields as the core's requests. */
object Requests {
    fun adopt(fields: JsonObject) =
        AdoptRequest(
            practice = fields["practice"].asString,
            name = fields["name"]?.asString,
            isPrivate = fields["private"]?.asBoolean ?: false,
            quieting = quieting(fields) ?: Quieting.REST_OF_DAY,
            schedule = schedule(fields) ?: ScheduleChoice.Suggested,
        )

    fun own(fields: JsonObject) =
        OwnRequest(
            name = fields["name"].asString,
            kind = RitualKind.valueOf(fields["kind"].asString.uppercase()),
            isPrivate = fields["private"]?.asBoolean ?: false,
            quieting = quieting(fields) ?: Quieting.REST_OF_DAY,
            schedule = schedule(fields) ?: ScheduleChoice.Unscheduled,
        )

    fun edit(fields: JsonObject) =
        EditRequest(
            name = fields["name"]?.asString,
            isPrivate = fields["private"]?.asBoolean,
            quieting = quieting(fields),
            schedule = schedule(fields),
        )

    fun setting(fields: JsonObject): SettingChange {
        val (name, value) = fields.entrySet().single()
        return when (name) {
            "quiet" -> SettingChange.Quiet(value.takeIf { it.isJsonObject }?.asJsonObject?.let(::quietHours))
            "day_start" -> SettingChange.DayStart(value.asInt.toUByte())
            "names_in_notices" -> SettingChange.NamesInNotices(value.asBoolean)
            "goal" -> SettingChange.Goal(value.asInt.toUByte())
            "auto_lock" -> SettingChange.AutoLock(value.asInt.toUByte())
            "week_start" -> SettingChange.WeekStart(FirstDayOfWeek.valueOf(value.asString.uppercase()))
            else -> error("no such setting: $name")
        }
    }

    private fun quietHours(fields: JsonObject) =
        QuietHours(
            fields["from"].asString,
            fields["to"].asString,
            QuietMode.valueOf(fields["mode"].asString.uppercase()),
        )

    private fun quieting(fields: JsonObject) =
        fields["each_time"]?.let { if (it.asBoolean) Quieting.EACH_TIME else Quieting.REST_OF_DAY }

    private fun schedule(fields: JsonObject): ScheduleChoice? =
        fields["schedule"]?.asJsonObject?.let { schedule ->
            ScheduleChoice.At(
                ScheduleRequest(
                    times = schedule["times"]?.asJsonArray?.map { it.asString }.orEmpty(),
                    rule = schedule["rule"]?.asString,
                    starts = schedule["starts"]?.asString,
                    exceptLocal = schedule["except"]?.asJsonArray?.map { it.asString }.orEmpty(),
                ),
            )
        }
}
