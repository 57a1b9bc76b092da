package org.rekindle.app.presenters

/** The guide: one immutable value for each of its pages, with every word ready to be read. */
sealed interface GuideScreenState {
    /** It is being read. */
    data object Loading : GuideScreenState

    /** It cannot be read. */
    data class Failed(
        /** What happened and what to do. */
        val notice: Notice,
    ) : GuideScreenState

    /** The map: what there is, by stage and by kind of closeness. */
    data class Map(
        val title: String,
        val about: String,
        /** The kinds of closeness to show; the first shows all. */
        val kinds: List<Choice>,
        val stages: List<StageOnMap>,
        val others: List<Shelf>,
    ) : GuideScreenState

    /** Something to read, with what goes with it. */
    data class Leaf(
        val id: String,
        /** What it is, above its name: "Stage 2"; null when its name says it. */
        val lead: String?,
        val title: String,
        val summary: String?,
        /** Small facts below: minutes, how it counts. */
        val facts: List<String>,
        val parts: List<Part>,
        /** The one thing to do with it; null for what is read. */
        val doing: LeafDoing?,
    ) : GuideScreenState

    /** A deck, card by card. */
    data class Deck(
        val id: String,
        val title: String,
        val about: String,
        /** What the card says; null when all were drawn. */
        val card: String?,
        val passing: String,
        val next: String,
        val pass: String,
        /** Said when all were drawn. */
        val end: String,
        val again: String,
    ) : GuideScreenState
}

/** One stage of the roadmap with its practices. */
data class StageOnMap(
    /** "Stage 2". */
    val place: String,
    val link: Link,
    val practices: List<Link>,
    /** Said where nothing is listed; null where something is. */
    val empty: String?,
)

/** Things of one sort: cards, paths, pages. */
data class Shelf(
    val title: String,
    val links: List<Link>,
)

/** A way to a page of the guide. */
data class Link(
    val to: GuidePlace,
    val name: String,
    val detail: String?,
)

/** A part of a page. */
sealed interface Part {
    /** Its heading. */
    val title: String

    /** Paragraphs. */
    data class Texts(
        override val title: String,
        val paragraphs: List<String>,
    ) : Part

    /** Steps in their order. */
    data class Steps(
        override val title: String,
        val steps: List<String>,
    ) : Part

    /** Words to say to somebody. */
    data class Saying(
        override val title: String,
        val text: String,
    ) : Part

    /** Ways to other pages. */
    data class Links(
        override val title: String,
        val links: List<Link>,
    ) : Part
}

/** What can be done with a practice. */
data class LeafDoing(
    val words: String,
    /** The practice that is adopted; null when [ritual] is changed. */
    val practice: String?,
    /** The ritual that it is already; null when it is none. */
    val ritual: String?,
    /** Said above; null when there is nothing to say. */
    val line: String?,
)

/** A page of the guide, by its name there. */
sealed interface GuidePlace {
    /** Its name in the guide. */
    val id: String

    /** A stage of the roadmap. */
    data class OfStage(
        override val id: String,
    ) : GuidePlace

    /** A practice. */
    data class OfPractice(
        override val id: String,
    ) : GuidePlace

    /** A deck. */
    data class OfDeck(
        override val id: String,
    ) : GuidePlace

    /** A path. */
    data class OfPath(
        override val id: String,
    ) : GuidePlace

    /** A page of plain text. */
    data class OfPage(
        override val id: String,
    ) : GuidePlace
}
