package org.rekindle.app.presenters

import org.rekindle.core.Closeness
import org.rekindle.core.DeckView
import org.rekindle.core.Guide
import org.rekindle.core.PathStepView
import org.rekindle.core.PracticeView
import org.rekindle.core.RitualKind
import org.rekindle.core.StageView
import org.rekindle.core.Words
import java.time.LocalTime

/** Turns the guide into pages. All words come from the catalogues. */
class GuideSpelling(
    surroundings: Surroundings,
) {
    private val schedules = ScheduleSpelling(surroundings)

    /** The map, with the practices that serve [kind]; all when it is null. */
    fun map(
        guide: Guide,
        kind: Closeness?,
        visit: Visit,
    ): GuideScreenState.Map {
        val words = visit.words
        val practices = guide.practices().filter { kind == null || kind in it.closeness }
        val all = Choice(words["guide_screen.all"], isChosen = kind == null)
        return GuideScreenState.Map(
            title = words["guide_screen.title"],
            about = words["guide_screen.about"],
            kinds = listOf(all) + Closeness.entries.map { Choice(it.name(words), isChosen = it == kind) },
            stages =
                guide.stages().map { stage(it, practices, kind, words) }.filter {
                    kind == null ||
                        it.practices.isNotEmpty()
                },
            others = others(guide, kind, words),
        )
    }

    private fun stage(
        view: StageView,
        practices: List<PracticeView>,
        kind: Closeness?,
        words: Words,
    ): StageOnMap {
        val links = practices.filter { it.stage == view.id }.map { it.link(words) }
        return StageOnMap(
            place = words["guide_screen.stage", "n" to view.number.toString()],
            link = Link(GuidePlace.OfStage(view.id), view.name, view.summary),
            practices = links,
            empty = words["guide_screen.stage_pages"].takeIf { links.isEmpty() && kind == null },
        )
    }

    private fun others(
        guide: Guide,
        kind: Closeness?,
        words: Words,
    ): List<Shelf> {
        val decks = guide.decks().filter { kind == null || it.closeness == kind }.map { it.link(words) }
        val paths =
            guide.paths().map {
                val steps = words.plural("guide_screen.steps", it.steps.size.toULong(), emptyMap())
                Link(GuidePlace.OfPath(it.id), it.name, steps)
            }
        val pages = guide.pages().map { Link(GuidePlace.OfPage(it.id), it.title, null) }
        return listOf(
            Shelf(words["guide_screen.decks"], decks),
            // What is not about one kind of closeness stands with all of them.
            Shelf(words["guide_screen.paths"], paths.takeIf { kind == null }.orEmpty()),
            Shelf(words["guide_screen.pages"], pages.takeIf { kind == null }.orEmpty()),
        ).filter { it.links.isNotEmpty() }
    }

    /** A stage's page. */
    fun stage(
        id: String,
        guide: Guide,
        visit: Visit,
    ): GuideScreenState.Leaf {
        val words = visit.words
        val stage = guide.stages().first { it.id == id }
        val practices = guide.practices().filter { it.stage == id }.map { it.link(words) }
        return GuideScreenState.Leaf(
            id = id,
            lead = words["guide_screen.stage", "n" to stage.number.toString()],
            title = stage.name,
            summary = stage.summary,
            facts = emptyList(),
            parts =
                listOfNotNull(
                    Part.Texts(words["guide_screen.why"], stage.why),
                    Part.Texts(words["guide_screen.how"], stage.how),
                    Part.Links(words["guide_screen.practices"], practices).takeIf { practices.isNotEmpty() },
                    Part.Texts(words["guide_screen.next"], listOf(stage.next)),
                ),
            doing = null,
        )
    }

    /** A practice's page. */
    fun practice(
        id: String,
        guide: Guide,
        visit: Visit,
    ): GuideScreenState.Leaf {
        val words = visit.words
        val practice = guide.practice(id)
        val decks = guide.decks().filter { it.id in practice.decks }.map { it.link(words) }
        return GuideScreenState.Leaf(
            id = id,
            lead = practice.closeness.joinToString(" · ") { it.name(words) },
            title = practice.name,
            summary = practice.summary,
            facts = facts(practice, visit),
            parts =
                listOfNotNull(
                    Part.Texts(words["guide_screen.why"], listOf(practice.why)),
                    Part.Steps(words["guide_screen.how"], practice.steps),
                    Part.Texts(words["guide_screen.tired"], listOf(practice.tired)),
                    Part.Texts(words["guide_screen.variants"], practice.variants).takeIf { it.paragraphs.isNotEmpty() },
                    practice.alone?.let { Part.Texts(words["guide_screen.alone"], listOf(it)) },
                    practice.say?.let { Part.Saying(words["guide_screen.say"], it) },
                    Part.Links(words["guide_screen.decks"], decks).takeIf { decks.isNotEmpty() },
                ),
            doing = doing(id, visit),
        )
    }

    private fun facts(
        practice: PracticeView,
        visit: Visit,
    ): List<String> {
        val words = visit.words
        val times = practice.times.map { LocalTime.parse(it) }
        return listOf(
            words.plural("common.minutes", practice.minutes.toULong(), emptyMap()),
            practice.kind.about(words),
            words["guide_screen.suggested"] + ": " + schedules.line(RitualDays.of(practice.rule), times, visit),
        )
    }

    private fun doing(
        practice: String,
        visit: Visit,
    ): LeafDoing {
        val words = visit.words
        val ritual = visit.core.rituals(visit.language).find { it.practice == practice && it.retiredOn == null }
        return if (ritual == null) {
            LeafDoing(words["guide_screen.adopt"], practice, ritual = null, line = null)
        } else {
            LeafDoing(words["guide_screen.change"], practice = null, ritual.id, words["guide_screen.is_ritual"])
        }
    }

    /** A path: what there is to know, its steps, when to look for help. */
    fun path(
        id: String,
        guide: Guide,
        visit: Visit,
    ): GuideScreenState.Leaf {
        val words = visit.words
        val path = guide.paths().first { it.id == id }
        return GuideScreenState.Leaf(
            id = id,
            lead = words.plural("guide_screen.steps", path.steps.size.toULong(), emptyMap()),
            title = path.name,
            summary = path.summary,
            facts = emptyList(),
            parts =
                listOf(Part.Texts("", path.opening)) +
                    path.steps.flatMapIndexed { index, step -> step.parts(index, guide, words) } +
                    Part.Texts(words["guide_screen.help"], listOf(path.help)),
            doing = null,
        )
    }

    private fun PathStepView.parts(
        index: Int,
        guide: Guide,
        words: Words,
    ): List<Part> {
        val links = practices.map { guide.practice(it).link(words) }
        return listOfNotNull(
            Part.Texts("${index + 1}. $title", text),
            Part.Links("", links).takeIf { links.isNotEmpty() },
        )
    }

    /** A page of plain text. */
    fun page(
        id: String,
        guide: Guide,
    ): GuideScreenState.Leaf {
        val page = guide.pages().first { it.id == id }
        return GuideScreenState.Leaf(id, null, page.title, null, emptyList(), listOf(Part.Texts("", page.text)), null)
    }

    /** A deck with its [card]; null when all were drawn. */
    fun deck(
        id: String,
        card: String?,
        guide: Guide,
        visit: Visit,
    ): GuideScreenState.Deck {
        val words = visit.words
        val deck = guide.deck(id)
        return GuideScreenState.Deck(
            id = id,
            title = deck.name,
            about = deck.about,
            card = card,
            passing = words["guide_screen.cards_about"],
            next = words["guide_screen.next_card"],
            pass = words["guide_screen.pass"],
            end = words["guide_screen.deck_end"],
            again = words["guide_screen.deck_again"],
        )
    }

    private fun DeckView.link(words: Words) =
        Link(
            GuidePlace.OfDeck(id),
            name,
            words.plural("guide_screen.cards", cards.size.toULong(), emptyMap()),
        )
}

private fun PracticeView.link(words: Words) = Link(GuidePlace.OfPractice(id), name, facts(words))

/** A deck by its name. */
internal fun Guide.deck(id: String): DeckView = decks().first { it.id == id }

/** "10 minutes · Emotional closeness". */
internal fun PracticeView.facts(words: Words): String {
    val minutes = words.plural("common.minutes", minutes.toULong(), emptyMap())
    return listOfNotNull(minutes, closeness.firstOrNull()?.name(words)).joinToString(" · ")
}

internal fun Closeness.name(words: Words): String =
    when (this) {
        Closeness.EMOTIONAL -> words["closeness.emotional"]
        Closeness.INTELLECTUAL -> words["closeness.intellectual"]
        Closeness.PHYSICAL -> words["closeness.physical"]
    }

/** What a kind is called. */
internal fun RitualKind.title(words: Words): String =
    when (this) {
        RitualKind.TOGETHER -> words["ritual.kind_name.together"]
        RitualKind.EACH -> words["ritual.kind_name.each"]
        RitualKind.TOUCH -> words["ritual.kind_name.touch"]
    }

/** How a kind counts. */
internal fun RitualKind.about(words: Words): String =
    when (this) {
        RitualKind.TOGETHER -> words["ritual.kind_about.together"]
        RitualKind.EACH -> words["ritual.kind_about.each"]
        RitualKind.TOUCH -> words["ritual.kind_about.touch"]
    }
