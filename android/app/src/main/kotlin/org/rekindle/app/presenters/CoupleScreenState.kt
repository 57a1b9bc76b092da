package org.rekindle.app.presenters

import java.time.DayOfWeek

/**
 * What the screen for two shows: one immutable value, with every word ready to be read. Nothing in it says who did
 * what, nor when the other was last heard, and there is no way to decline: that is closing the page.
 */
sealed interface CoupleScreenState {
    /** The vault is being opened. */
    data object Loading : CoupleScreenState

    /** The vault could not be opened or read. */
    data class Failed(
        /** What happened and what to do. */
        val notice: Notice,
    ) : CoupleScreenState

    /** The couple, or the way to become one. */
    data class Ready(
        val words: CoupleWords,
        /** What is read before the yes; one tap away at any time. */
        val beforeYes: BeforeYes,
        val step: CoupleStep,
        /** What the last exchange or parcel did; null until there was one. */
        val exchanged: Exchanged?,
        /** What went wrong with the last tap; null when nothing did. */
        val trouble: Notice?,
    ) : CoupleScreenState
}

/** The fixed words of the screen. */
data class CoupleWords(
    val title: String,
    val invite: String,
    val join: String,
    /** Reads a text that was typed or pasted. */
    val next: String,
    /** The yes to a number and to a proposal. */
    val yes: String,
    val accept: String,
    val anew: String,
    val change: String,
    val relink: String,
    val exchange: String,
    /** What an exchange by hand gives away. */
    val exchangeNote: String,
    val place: PlaceWords,
    val parcelOut: String,
    val parcelIn: String,
    val pause: String,
    val resume: String,
    val leave: String,
    val readFirst: String,
    val rituals: String,
    val proposals: String,
    val shares: String,
    /** What the picture of a code is, for those who listen. */
    val picture: String,
    val asText: String,
    val copy: String,
    val close: String,
    val cancel: String,
    val propose: String,
    val proposeRituals: String,
    val proposeGoal: String,
    /** That more takes both, and less is at once. */
    val shareWaits: String,
    val leaving: LeavingWords,
)

/** The words of the page on which a place for exchanging is chosen. */
data class PlaceWords(
    val title: String,
    val about: String,
    val choose: String,
    val chooseAnother: String,
    /** Uses no place any more. */
    val forget: String,
)

/** The words of the page on which one leaves. */
data class LeavingWords(
    val title: String,
    val quietly: String,
    val quietlyAbout: String,
    val silently: String,
    val silentlyAbout: String,
    val withWords: String,
    val withWordsAbout: String,
    val yourWords: String,
    val keepHistory: String,
    /** What nothing here can take back. */
    val remainsTitle: String,
    val remains: List<String>,
    /** Asked once, since it cannot be taken back. */
    val ask: String,
    val now: String,
)

/** What is read before the yes. */
data class BeforeYes(
    /** What comes before all: for whom this is, safety, one phone for each person. */
    val first: List<String>,
    val title: String,
    /** What the partner will get and never gets. */
    val shared: List<String>,
    /** What the owner of a store sees; read before one is chosen. */
    val store: String,
)

/** How far it has come. */
sealed interface CoupleStep {
    /** One person alone: make a code, or read one. */
    data class Alone(
        val line: String,
        /** A pairing was begun and its text is gone with the process; null when there is none. */
        val unfinished: String?,
    ) : CoupleStep

    /** History without the right to send: read a code of the other phone's. */
    data class Unlinked(
        val line: String,
    ) : CoupleStep

    /** The code, to show; the reply is awaited. */
    data class CodeShown(
        val code: String,
        val about: String,
        val wanted: String,
        /** It links a phone again: the one before hears no more. */
        val isRelink: Boolean,
    ) : CoupleStep

    /** The reply, to give back; what reveals the number is awaited. */
    data class ReplyShown(
        val reply: String,
        val about: String,
        val wanted: String,
        /** It links a phone again: the one before hears no more. */
        val isRelink: Boolean,
    ) : CoupleStep

    /** The number, and only here the yes. */
    data class Compare(
        val number: String,
        val about: String,
        /** What the other phone still needs, and what to do with it; null on the joiner's phone. */
        val reveal: Notice?,
        /** It links a phone again: the one before hears no more. */
        val isRelink: Boolean,
    ) : CoupleStep

    /** Linked. */
    data class Together(
        val line: String,
        /** The names of what both agreed to. */
        val rituals: List<String>,
        /** Said when there are none; else null. */
        val noRituals: String?,
        /** What can be proposed: one's own, by id and name. */
        val ownRituals: Map<String, String>,
        /** Days of seven that can be proposed, by number and in words. */
        val goals: Map<Int, String>,
        val proposals: List<Proposal>,
        /** Pauses of both, as sentences. */
        val pauses: List<String>,
        val shares: List<Share>,
        /** Where segments are exchanged, or that there is no place. */
        val place: String,
        val canExchange: Boolean,
        /** When this phone last reached the place; null when it never did. */
        val lastExchange: String?,
        /** What the store did that it should not. */
        val findings: List<String>,
        /** The other's last words; null unless they left with some. */
        val farewell: Notice?,
    ) : CoupleStep
}

/** An open proposal. */
data class Proposal(
    val id: String,
    val text: String,
    /** What is to be known before the yes; null when there is nothing. */
    val line: String?,
    val until: String,
    /** It is the other's: it can be accepted, or something else proposed. */
    val canAnswer: Boolean,
)

/** What one sends of a kind. */
data class Share(
    val kind: ShareKind,
    val name: String,
    val amount: ShareAmount,
    val amountName: String,
    /** What can be chosen, with its name. */
    val amounts: Map<ShareAmount, String>,
)

/** Kinds of what may be sent. */
enum class ShareKind { MARKS, APPRECIATIONS, INVITATIONS, TASKS, AGREEMENTS }

/** How much is sent. */
enum class ShareAmount { OFF, DAYS, ON }

/** What an exchange did. */
data class Exchanged(
    val end: ExchangeEnd,
    val sent: Int,
    val received: Int,
    /** An earlier parcel is missing. */
    val earlierMissing: Boolean,
    /** The same in sentences. */
    val lines: List<String>,
)

/** How an exchange ended. */
enum class ExchangeEnd { DONE, OFFLINE, TAMPERED, STOPPED }

/** A file to hand to the other phone. */
class Parcel(
    val bytes: ByteArray,
    val facts: Int,
    /** Said when one parcel does not hold it all; else null. */
    val more: String?,
)

/** Something to propose. */
sealed interface Proposing {
    /** A ritual that one has. */
    data class OwnRitual(
        val id: String,
    ) : Proposing

    /** A practice of the guide; [times] are `HH:MM`, none: as the guide suggests. */
    data class Practice(
        val id: String,
        val times: List<String> = emptyList(),
    ) : Proposing

    /** How many days of seven. */
    data class Goal(
        val days: Int,
    ) : Proposing

    /** The first day of the week: Monday, Sunday or Saturday. */
    data class WeekStart(
        val day: DayOfWeek,
    ) : Proposing
}

/** A way to leave. */
sealed interface Leaving {
    /** A pause like any other, and then nothing is sent. */
    data object QuietPause : Leaving

    /** Without a message. */
    data class Silently(
        val deleteHistory: Boolean,
    ) : Leaving

    /** With words of one's own. */
    data class WithWords(
        val words: String,
        val deleteHistory: Boolean,
    ) : Leaving
}
