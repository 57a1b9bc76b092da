package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import org.rekindle.core.Guide
import org.rekindle.core.HelpCountryView
import org.rekindle.core.HelpKind
import org.rekindle.core.HelpServiceView
import org.rekindle.core.HelpView
import org.rekindle.core.Words
import java.util.Locale
import kotlin.coroutines.CoroutineContext

/** The page with people to talk to. */
sealed interface HelpScreenState {
    /** It is being read. */
    data object Loading : HelpScreenState

    /** The page. */
    data class Ready(
        val title: String,
        /** What to know before using it. */
        val about: List<String>,
        /** Asked above the list of countries. */
        val askCountry: String,
        val countries: List<HelpCountry>,
        /** The country whose addresses stand here. */
        val chosen: HelpCountry,
        /** Said above the numbers for police and ambulance. */
        val emergencyTitle: String,
        val emergency: List<String>,
        val groups: List<HelpGroup>,
    ) : HelpScreenState {
        override fun toString() = "Ready"
    }
}

/** A country of the list. */
data class HelpCountry(
    /** As in ISO 3166-1, or `elsewhere`. */
    val code: String,
    val name: String,
)

/** Services that help with the same. */
data class HelpGroup(
    val title: String,
    val services: List<HelpService>,
)

/** A service. */
data class HelpService(
    val name: String,
    val phone: String?,
    val web: String?,
    /** Said of a number that was not compared with its source for this release; else null. */
    val unchecked: String?,
)

/**
 * Holds the help page. It needs no vault, works while locked, and notes nothing: not that it was opened, nor which
 * country was chosen.
 */
class HelpPresenter(
    private val daybook: Daybook,
    private val surroundings: Surroundings,
    private val scope: CoroutineScope,
    private val io: CoroutineContext = Dispatchers.IO,
) {
    private val shown = MutableStateFlow<HelpScreenState>(HelpScreenState.Loading)
    private var country: String? = null

    /** What to show. */
    val state: StateFlow<HelpScreenState> = shown.asStateFlow()

    /** Reads the page in the language spoken, for the region of the phone's settings until another is chosen. */
    fun refresh() {
        scope.launch { shown.value = withContext(io) { page(daybook.spoken()) } }
    }

    /** Shows the addresses of another country. */
    fun choose(code: String) {
        country = code
        refresh()
    }

    private fun page(spoken: Spoken): HelpScreenState {
        val help = Guide(spoken.language).use(Guide::help)
        val chosen = help.chosen()
        val words = spoken.words
        return HelpScreenState.Ready(
            title = help.title,
            about = help.about,
            askCountry = words["help.ask_country"],
            countries = help.countries.map { HelpCountry(it.code, it.name) },
            chosen = HelpCountry(chosen.code, chosen.name),
            emergencyTitle = words["help.emergency"],
            emergency = chosen.emergency,
            groups = chosen.services.groupBy { it.kind }.map { (kind, all) -> group(kind, all, words) },
        )
    }

    private fun HelpView.chosen(): HelpCountryView {
        val regions = surroundings.languageWishes().map { Locale.forLanguageTag(it).country }
        val wish = country ?: regions.firstOrNull { it.isNotEmpty() }
        return countries.find { it.code == wish } ?: countries.last()
    }

    private fun group(
        kind: HelpKind,
        services: List<HelpServiceView>,
        words: Words,
    ): HelpGroup {
        val title =
            when (kind) {
                HelpKind.VIOLENCE -> words["help.kind.violence"]
                HelpKind.CRISIS -> words["help.kind.crisis"]
                HelpKind.THERAPY -> words["help.kind.therapy"]
            }
        val unchecked = words["help.not_checked"]
        return HelpGroup(
            title,
            services.map { HelpService(it.name, it.phone, it.web, unchecked.takeIf { _ -> it.checked == null }) },
        )
    }
}
