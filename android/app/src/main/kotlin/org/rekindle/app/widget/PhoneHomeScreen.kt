package org.rekindle.app.widget

import android.app.AlarmManager
import android.app.PendingIntent
import android.appwidget.AppWidgetManager
import android.content.BroadcastReceiver
import android.content.ComponentName
import android.content.Context
import android.content.Intent
import androidx.glance.appwidget.updateAll
import org.rekindle.app.RekindleApp
import org.rekindle.app.platform.workOn
import org.rekindle.app.presenters.HomeScreen

/** The launcher's side of the widget. */
class PhoneHomeScreen(
    private val context: Context,
) : HomeScreen {
    override fun hasWidget(): Boolean {
        val widgets = AppWidgetManager.getInstance(context) ?: return false
        return widgets.getAppWidgetIds(ComponentName(context, WidgetReceiver::class.java)).isNotEmpty()
    }

    override suspend fun draw() = RekindleWidget().updateAll(context)

    override fun drawAgainAt(atMs: Long) {
        val alarms = context.getSystemService(AlarmManager::class.java) ?: return
        val again =
            PendingIntent.getBroadcast(
                context,
                0,
                Intent(context, NewDayReceiver::class.java),
                PendingIntent.FLAG_UPDATE_CURRENT or PendingIntent.FLAG_IMMUTABLE,
            )
        // It wakes nobody: the day is drawn when somebody next looks.
        alarms.set(AlarmManager.RTC, atMs, again)
    }
}

/** A ritual day begins: yesterday's dots are another day's. */
class NewDayReceiver : BroadcastReceiver() {
    override fun onReceive(
        context: Context,
        intent: Intent,
    ) {
        val parts = RekindleApp.of(context).parts
        workOn(parts) { parts.widget.refresh() }
    }
}
