package org.rekindle.app.presenters

/**
 * What a session shows. It names a practice only in the unlocked app, says of the other's yes nothing until both are there,
 * and prints nothing private.
 */
sealed interface SessionScreenState {
    /** It is being looked up. */
    data object Loading : SessionScreenState

    /** The app is locked and nothing runs, or the vault is out of reach. */
    data class Failed(
        /** What happened and what to do. */
        val notice: Notice,
    ) : SessionScreenState

    /** Nothing runs: what can be begun. */
    data class Choosing(
        val words: SessionWords,
        val exercises: List<SessionChoice>,
        /** The same in groups, those of the phases last. */
        val groups: List<SessionGroup>,
        /** The phases of sensate focus that are open; null when it is not offered. */
        val phases: List<SessionChoice>?,
        /** The questions about safety come before a phase. */
        val asksGate: Boolean,
        /** Said after two hard times; else null. */
        val offer: String?,
        /** What was just noted; null when there is nothing to say. */
        val said: String?,
        val trouble: Notice?,
    ) : SessionScreenState {
        override fun toString() = "Choosing"
    }

    /** One thing was chosen: how long, and that it begins. */
    data class Setting(
        val words: SessionWords,
        val title: String,
        /** What to know before; only of the phases. */
        val about: List<String>,
        /** One turn, or the whole. */
        val lengthName: String,
        /** How long, as a sentence or a figure with its unit. */
        val length: String,
        val canShorten: Boolean,
        val canLengthen: Boolean,
        /** Why it cannot begin today; null: it can. */
        val closed: String?,
        /** Both can leave the starter out; null where there is none to leave out. */
        val skipsStarter: Boolean?,
        val trouble: Notice?,
    ) : SessionScreenState {
        override fun toString() = "Setting"
    }

    /** The questions about safety, for one person alone: one list and one button; then the body. */
    data class AskingGate(
        val words: SessionWords,
        val lines: List<String>,
        /** The question about the body; asked when the list is passed. Null: it is the list's turn. */
        val medical: String?,
    ) : SessionScreenState {
        override fun toString() = "AskingGate"
    }

    /** One person names their limits, without a reason. */
    data class Limiting(
        val words: SessionWords,
        val title: String,
        /** It is the other's turn: the phone was handed over. */
        val isOther: Boolean,
        val areas: List<AreaChoice>,
    ) : SessionScreenState {
        override fun toString() = "Limiting"
    }

    /** Two yeses are waited for. */
    data class Consenting(
        val words: SessionWords,
        val title: String,
        /** What each says yes to. */
        val lines: List<String>,
        val limits: LimitLines?,
        val step: YesStep,
        val trouble: Notice?,
    ) : SessionScreenState {
        override fun toString() = "Consenting"
    }

    /** It runs, or it is paused. Without a title while the app is locked. */
    data class Running(
        val words: SessionWords,
        val title: String?,
        /** The part that runs. */
        val part: String,
        val line: String?,
        val prompts: List<String>,
        val speaking: String?,
        val limits: LimitLines?,
        val isPaused: Boolean,
        /** Which part it is, for ending it early; null while it is paused. */
        val segment: Int?,
        /** What is left of the part on the phone's steady clock; null: it ends by a tap. */
        val leftSeconds: Long?,
        /** The same for reading; null: it ends by a tap, or it is paused. */
        val left: TimeLeft?,
        val trouble: Notice?,
    ) : SessionScreenState {
        override fun toString() = "Running"
    }

    /** It is over. */
    data class Over(
        val words: SessionWords,
        /** How it ended, and nothing of by whom. */
        val line: String,
        /** The owner's own questions; null when none are asked. */
        val checkOut: List<String>?,
        val trouble: Notice?,
    ) : SessionScreenState {
        override fun toString() = "Over"
    }
}

/** Whose yes is waited for. */
sealed interface YesStep {
    /** The owner's. */
    data object Own : YesStep

    /** The phone is handed over. */
    data object HandOver : YesStep

    /** The guest's, who reads this alone before. */
    data class Guest(
        val reads: List<String>,
    ) : YesStep {
        override fun toString() = "Guest"
    }

    /** The other phone's: this is shown to it. */
    data class OtherPhone(
        val question: String,
    ) : YesStep {
        override fun toString() = "OtherPhone"
    }

    /** Both are there: it may begin. */
    data object Both : YesStep
}

/** What is left, in whole minutes: no second runs off before anybody's eyes. */
data class TimeLeft(
    /** The one large number; null in the last minute. */
    val number: String?,
    /** What it counts, or that it is less than one. */
    val unit: String,
    /** The same in a sentence, for those who listen. */
    val said: String,
)

/** Things to begin that are alike. */
data class SessionGroup(
    val title: String,
    val choices: List<SessionChoice>,
) {
    override fun toString() = "SessionGroup"
}

/** The fixed words of a session. */
data class SessionWords(
    val title: String,
    val about: String,
    /** Leads to the questions about safety. */
    val forYouAlone: String,
    val shorter: String,
    val longer: String,
    val skipStarter: String,
    /** Said before it begins: where the phone lies. */
    val quiet: String,
    val yourLimits: String,
    val otherLimits: String,
    val next: String,
    val close: String,
    val ok: String,
    val save: String,
    val answerYes: String,
    val answerNo: String,
    val least: String,
    val most: String,
    val allowed: String,
    val off: String,
    val aside: String,
    val hideNumber: String,
    val showNumber: String,
    /** That a guest is asked nothing and nothing is kept of them. */
    val guest: String,
    /** That it begins when both have said yes. */
    val whenBoth: String,
    val begin: String,
    val pause: String,
    val resume: String,
    val stop: String,
    val endPart: String,
    val lifeCameIn: String,
    val lifeCameInAbout: String,
    /** How anybody stops it without a phone. */
    val howToStop: String,
    val yes: String,
    val notNow: String,
    val takeBack: String,
    val handOver: String,
    /** That one phone cannot prove two people. */
    val onePhone: String,
    val otherPhone: String,
    val notToday: String,
    val notTodayAbout: String,
    val include: String,
    val oneOrMore: String,
    val none: String,
    val oneOrMoreOfBody: String,
    val doctorAgrees: String,
    val checkOut: String,
    val checkOutAbout: String,
    val skip: String,
)

/** Something that can be begun. */
data class SessionChoice(
    val exercise: String,
    val title: String,
    val onePhone: Boolean,
    val twoPhones: Boolean,
    /** Seconds of a turn, or of the whole: shortest, usual, longest; null: it ends by a tap. */
    val main: Triple<Int, Int, Int>?,
    /** The lengths are those of a turn, of which there are two. */
    val hasTurns: Boolean,
    /** The usual length, for reading. */
    val usual: String,
) {
    override fun toString() = "SessionChoice"
}

/** A part of the body, before a session. */
data class AreaChoice(
    val area: String,
    val name: String,
    /** Off unless both include it. */
    val isAsked: Boolean,
)

/** What is open and what is off. */
data class LimitLines(
    val allowed: List<String>,
    val off: List<String>,
    val aside: List<String>,
) {
    override fun toString() = "LimitLines"
}

/** A session to begin. */
data class SessionWish(
    val exercise: String,
    val twoPhones: Boolean = false,
    /** Both leave the starter out. */
    val skipsStarter: Boolean = false,
    /** Seconds of a turn, or of the whole; null: the usual. */
    val mainSeconds: Int? = null,
) {
    override fun toString() = "SessionWish"
}

/** The answer about the body. */
enum class BodyAnswer { NONE, SOME, DOCTOR_AGREES }

/** The owner's own answers: two scales from 0 to 4, and three times yes or no. */
data class CheckOutTaps(
    val stayed: Int,
    val pressure: Int,
    val pain: Boolean,
    val wishedToStop: Boolean,
    val ranToItsEnd: Boolean,
) {
    override fun toString() = "CheckOutTaps"
}
