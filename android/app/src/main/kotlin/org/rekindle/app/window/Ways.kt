package org.rekindle.app.window

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.getAndUpdate
import org.rekindle.app.presenters.Destination

/** Ways into the app from outside: where one wants to be once it is open. */
class Ways {
    private val asked = MutableStateFlow<Destination?>(null)

    /** Takes what a shortcut or the widget asks for; any other [action] asks for nothing. */
    fun ask(action: String?) {
        asked.value = OF_ACTION[action] ?: return
    }

    /** Leads there with [onLead], once. It stands within the open app alone, so a lock is passed first. */
    @Composable
    internal fun Lead(onLead: (Destination) -> Unit) {
        val wish by asked.collectAsStateWithLifecycle()
        LaunchedEffect(wish) { asked.getAndUpdate { null }?.let(onLead) }
    }

    companion object {
        /** The actions of `res/xml/shortcuts.xml`. */
        val OF_ACTION =
            mapOf(
                "org.rekindle.app.TODAY" to Destination.TODAY,
                "org.rekindle.app.WEEK" to Destination.WEEKS,
                "org.rekindle.app.WRITE" to Destination.JOURNAL,
            )
    }
}
