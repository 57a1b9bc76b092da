package org.rekindle.app.platform

import android.app.ActivityManager
import android.app.AlarmManager
import android.content.Context
import android.os.Build
import android.os.PowerManager
import android.os.SystemClock
import androidx.core.content.edit
import org.rekindle.app.presenters.Ringing

/**
 * What this phone's system says about ringing on time. Whether reminders came late is noted as one instant, without which one.
 *
 * It must not ask to be taken out of battery saving: a page of the system's is named, and the rest is the person's.
 */
class PhoneRinging(
    private val context: Context,
) : Ringing {
    private val alarms = requireNotNull(context.getSystemService(AlarmManager::class.java))
    private val preferences = context.getSharedPreferences("ringing", Context.MODE_PRIVATE)

    override val isExactChosen get() = preferences.getBoolean(EXACT, false)

    override fun chooseExact(isOn: Boolean) = preferences.edit { putBoolean(EXACT, isOn) }

    override fun isExactAllowed() = Build.VERSION.SDK_INT < Build.VERSION_CODES.S || alarms.canScheduleExactAlarms()

    override fun isHeldBack(nowMs: Long): Boolean = isRestricted() || (cameLate(nowMs) && isOptimised())

    override fun rang(
        atMs: Long,
        nowMs: Long,
    ) {
        val lateMs = nowMs - atMs
        when {
            lateMs < LATE_MS -> preferences.edit { remove(LATE) }

            // A phone that was off has held nothing back.
            SystemClock.elapsedRealtime() > lateMs -> preferences.edit { putLong(LATE, nowMs) }
        }
    }

    private fun isRestricted(): Boolean {
        val activities = context.getSystemService(ActivityManager::class.java)
        return Build.VERSION.SDK_INT >= Build.VERSION_CODES.P && activities?.isBackgroundRestricted == true
    }

    private fun isOptimised(): Boolean {
        val power = context.getSystemService(PowerManager::class.java)
        return power?.isIgnoringBatteryOptimizations(context.packageName) == false
    }

    private fun cameLate(nowMs: Long): Boolean {
        val late = preferences.getLong(LATE, NEVER)
        return late != NEVER && nowMs - late < REMEMBERED_MS
    }

    private companion object {
        const val EXACT = "exact"
        const val LATE = "late"
        const val NEVER = Long.MIN_VALUE

        /** Inexact alarms come some minutes late by themselves; this is beyond it. */
        const val LATE_MS = 20 * 60_000L
        const val REMEMBERED_MS = 7 * 86_400_000L
    }
}
