package org.rekindle.app.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.DropdownMenu
import androidx.compose.material3.DropdownMenuItem
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import org.rekindle.app.presenters.HelpScreenState
import org.rekindle.app.presenters.HelpService
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** What a person can do on the help page. Nothing of it is noted anywhere. */
interface HelpActions {
    /** Shows the addresses of another country. */
    fun choose(country: String)

    /** Opens the telephone with a number; calling it is the person's own tap. */
    fun dial(number: String)

    /** Opens an address in the browser. */
    fun browse(address: String)
}

/** People to talk to: the emergency number first, then who helps with what. */
@Composable
fun HelpScreen(
    state: HelpScreenState,
    actions: HelpActions,
) {
    if (state !is HelpScreenState.Ready) return
    Page {
        Headline(state.title)
        Country(state, actions)
        Card {
            Column(Modifier.padding(Space.betweenCards)) {
                Text(state.emergencyTitle, style = Type.label, color = LocalPalette.current.quietInk)
                FlowRow(horizontalArrangement = Arrangement.spacedBy(Space.margin)) {
                    state.emergency.forEach { number ->
                        Way(number, "${state.emergencyTitle}, $number") { actions.dial(number) }
                    }
                }
            }
        }
        state.about.forEach { Text(it, style = Type.label, color = LocalPalette.current.quietInk) }
        state.groups.forEach { group ->
            PartTitle(group.title)
            group.services.forEach { Service(it, actions) }
        }
    }
}

@Composable
private fun Country(
    state: HelpScreenState.Ready,
    actions: HelpActions,
) {
    var isOpen by remember { mutableStateOf(false) }
    Box {
        SecondaryButton(
            state.chosen.name,
            Modifier.semantics { contentDescription = "${state.askCountry} ${state.chosen.name}" },
        ) { isOpen = true }
        DropdownMenu(isOpen, { isOpen = false }, containerColor = LocalPalette.current.surface) {
            state.countries.forEach { country ->
                DropdownMenuItem(
                    text = { Text(country.name, style = Type.body) },
                    onClick = {
                        isOpen = false
                        actions.choose(country.code)
                    },
                )
            }
        }
    }
}

@Composable
private fun Service(
    service: HelpService,
    actions: HelpActions,
) {
    val palette = LocalPalette.current
    Card {
        Column(Modifier.padding(Space.betweenCards)) {
            Text(service.name, style = Type.body, color = palette.ink)
            service.phone?.let { Way(it, "${service.name}, $it") { actions.dial(it) } }
            service.web?.let {
                Way(
                    it.removePrefix("https://"),
                    "${service.name}, $it",
                    Type.body,
                ) { actions.browse(it) }
            }
            service.unchecked?.let { Text(it, style = Type.label, color = palette.quietInk) }
        }
    }
}

/** A number or an address, in line with the text above it. */
@Composable
private fun Way(
    words: String,
    description: String,
    style: TextStyle = Type.title,
    onTap: () -> Unit,
) {
    InlineButton(words, Modifier.semantics { contentDescription = description }, style, onTap)
}
