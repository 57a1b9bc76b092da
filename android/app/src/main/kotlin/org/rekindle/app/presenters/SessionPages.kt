package org.rekindle.app.presenters

import org.rekindle.core.GateStanding
import org.rekindle.core.PhaseView

/** What a screen of sessions shows before one begins and after one ended: read from the core, with what the screen is at. */
internal class SessionPages(
    private val spelling: SessionSpelling,
) {
    /** What is shown while no session goes on. */
    fun nothingRuns(
        visit: Visit,
        page: SessionPage,
        preparing: Preparing?,
        trouble: Notice?,
    ): SessionScreenState {
        val checkOut = visit.core.openCheckOut(visit.now, visit.language)
        return when {
            checkOut != null || page.over != null -> over(visit, page.over, checkOut?.questions, trouble)
            page.isAskingGate -> visit.asking()
            preparing != null -> visit.limiting(preparing)
            else -> page.chosen?.let { visit.setting(it, trouble) } ?: visit.choosing(page.said, trouble)
        }
    }

    private fun Visit.setting(
        chosen: Chosen,
        trouble: Notice?,
    ): SessionScreenState? {
        val choice = offered(this, chosen.exercise) ?: return null
        val phase = phases().find { it.exercise == chosen.exercise }
        return spelling.setting(choice, chosen.seconds, phase, chosen.skipsStarter, words, trouble)
    }

    /** What can be begun now, by its name in calls. */
    fun offered(
        visit: Visit,
        exercise: String,
    ): SessionChoice? {
        val words = visit.words
        val talk = visit.core.offeredSessions(visit.here, visit.language).exercises
        return talk.find { it.exercise == exercise }?.let { spelling.choice(it, words) }
            ?: visit.phases().find { it.exercise == exercise }?.let { spelling.choice(it, words) }
    }

    /** The phases that can begin today, at once or when both leave the starter out. */
    private fun Visit.phases(): List<PhaseView> =
        core
            .sessionPhases(
                here,
                now,
                language,
            ).filter { it.lengths != null && (it.closed == null || it.opensBySkipping) }

    private fun Visit.asking(): SessionScreenState {
        val gate = core.gate(here, language)
        val isPassed = gate.standing == GateStanding.OPEN
        return SessionScreenState.AskingGate(
            spelling.fixed(words),
            gate.questions,
            words["sensate.medical.lead"].takeIf { isPassed },
        )
    }

    private fun Visit.limiting(next: Preparing): SessionScreenState {
        val title = core.offeredSessions(here, language).phases?.find { it.exercise == next.wish.exercise }?.title
        return SessionScreenState.Limiting(spelling.fixed(words), title.orEmpty(), next.own != null, next.areas)
    }

    private fun Visit.choosing(
        said: String?,
        trouble: Notice?,
    ): SessionScreenState {
        val offered = core.offeredSessions(here, language)
        val exercises = offered.exercises.map { spelling.choice(it, words) }
        val phases = offered.phases?.map { spelling.choice(it, words) }
        val toBegin = phases().map { spelling.choice(it, words) }
        return SessionScreenState.Choosing(
            words = spelling.fixed(words),
            exercises = exercises,
            groups = spelling.groups(exercises, toBegin, words),
            phases = phases,
            asksGate = offered.asksGate,
            offer = core.sessionOffer(now, language)?.line,
            said = said,
            trouble = trouble,
        )
    }

    /** It is over; [how] is the state in which it ended. */
    fun over(
        visit: Visit,
        how: String?,
        checkOut: List<String>?,
        trouble: Notice?,
    ): SessionScreenState {
        val line =
            when (how) {
                "stopped" -> visit.words["session.stopped"]
                "lapsed" -> visit.words["sensate.consent.lapsed"]
                else -> visit.words["session.finished"]
            }
        return SessionScreenState.Over(spelling.fixed(visit.words), line, checkOut, trouble)
    }
}
