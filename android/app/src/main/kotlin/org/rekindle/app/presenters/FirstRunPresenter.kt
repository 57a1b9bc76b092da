package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch
import org.rekindle.core.AdoptRequest
import org.rekindle.core.FirstRunAnswers
import org.rekindle.core.GoingOn
import org.rekindle.core.Guide
import org.rekindle.core.Missing
import org.rekindle.core.Quieting
import org.rekindle.core.RitualView
import org.rekindle.core.ScheduleChoice
import org.rekindle.core.ScheduleRequest
import org.rekindle.core.WeeklyTime
import java.time.LocalTime

/**
 * Leads through the first run: what others can see, a PIN if one likes, three questions, one suggestion. The answers
 * choose that suggestion and lie in memory alone; leaving forgets them.
 */
class FirstRunPresenter(
    private val daybook: Daybook,
    private val reminding: Reminding,
    private val lock: LockPresenter,
    private val spelling: FirstRunSpelling,
    private val scope: CoroutineScope,
) {
    private enum class Step { PROMISES, PREVIEW, PIN, MISSING, GOING_ON, TIME, SUGGESTION }

    private val shown = MutableStateFlow<FirstRunScreenState>(FirstRunScreenState.Loading)
    private val calls = Calls(daybook, scope)
    private var step = Step.PROMISES
    private var answers = Answers()

    /** What to show. */
    val state: StateFlow<FirstRunScreenState> = shown.asStateFlow()

    init {
        scope.launch { lock.state.collect { lockChanged(it) } }
    }

    /** Begins anew, with nothing answered. */
    fun start() =
        act {
            step = Step.PROMISES
            answers = Answers()
            show()
        }

    /** Goes on where one was, as after a turn of the phone; begins anew after it was left. */
    fun resume() =
        if (shown.value is FirstRunScreenState.Loading || shown.value is FirstRunScreenState.Done) start() else Unit

    /** Shows the page that is open again, in the language that is spoken now. */
    fun retry() = act { show() }

    /** Goes on; a question without an answer is skipped. */
    fun next() = act { turn(forward = true) }

    /** Forgets the answer to this question, and goes on. */
    fun skip() =
        act {
            answers =
                when (step) {
                    Step.MISSING -> answers.copy(missing = null)
                    Step.GOING_ON -> answers.copy(goingOn = null)
                    Step.TIME -> answers.copy(time = null)
                    else -> answers
                }
            turn(forward = true)
        }

    /** Goes back a page; from the first one there is nowhere to go. */
    fun back() = act { turn(forward = false) }

    /** Leaves: what was answered is forgotten, and nothing is made. */
    fun leave() =
        act {
            step = Step.PROMISES
            answers = Answers()
            shown.value = FirstRunScreenState.Done
        }

    /** Chooses an answer by its place in the list. */
    fun choose(index: Int) =
        act {
            answers =
                when (step) {
                    Step.MISSING -> answers.copy(missing = Missing.entries[index])
                    Step.GOING_ON -> answers.copy(goingOn = GoingOn.entries[index])
                    Step.TIME -> answers.copy(time = WeeklyTime.entries[index])
                    else -> answers
                }
            show()
        }

    /** Chooses when to be reminded. */
    fun remindAt(
        hour: Int,
        minute: Int,
    ) = act {
        answers = answers.copy(at = LocalTime.of(hour, minute), isQuiet = false)
        show()
    }

    /** Chooses to be left in peace. */
    fun remindNever() =
        act {
            answers = answers.copy(at = null, isQuiet = true)
            show()
        }

    /** Sets a PIN, and goes on once it is set. */
    fun setPin(pin: String) = lock.setPin(pin)

    /** Makes the suggestion a ritual, unless it is one already, and arms its reminders. */
    fun begin() =
        act {
            val begun = daybook.call { visit -> visit.begin() }
            reminding.arm()
            shown.value = daybook.call { visit -> spelling.begun(begun, Guide(visit.language), visit) }
            answers = Answers()
        }

    /** The system was asked about reminders. */
    fun noticesAsked() {
        val begun = shown.value as? FirstRunScreenState.Begun ?: return
        shown.value = begun.copy(asksForNotices = false)
    }

    private suspend fun turn(forward: Boolean) {
        val steps = Step.entries
        do {
            val place = step.ordinal + if (forward) 1 else -1
            step = steps.getOrNull(place) ?: return
            // Where there is a PIN none is offered.
        } while (step == Step.PIN && (lock.state.value as? LockScreenState.Open)?.hasPin != false)
        show()
    }

    private suspend fun show() {
        shown.value =
            daybook.call { visit ->
                val guide = Guide(visit.language)
                when (step) {
                    Step.PROMISES -> spelling.promises(guide, visit)
                    Step.PREVIEW -> spelling.preview(visit)
                    Step.PIN -> spelling.pin((lock.state.value as? LockScreenState.Open)?.trouble, visit)
                    Step.MISSING -> spelling.missing(guide, answers, visit)
                    Step.GOING_ON -> spelling.goingOn(guide, answers, visit)
                    Step.TIME -> spelling.time(guide, answers, visit)
                    Step.SUGGESTION -> spelling.suggestion(guide, answers, visit)
                }
            }
    }

    private fun lockChanged(now: LockScreenState) {
        if (step != Step.PIN || now !is LockScreenState.Open) return
        if (now.hasPin) next() else retry()
    }

    /** What is a ritual already stays as it is: answering again changes nothing that one has. */
    private fun Visit.begin(): Begun {
        val practice = Guide(language).suggest(answers.toCore()).practice
        val known = core.rituals(language).find { it.practice == practice && it.retiredOn == null }
        if (known != null) return Begun(known, isNew = false)
        val at = answers.at
        val schedule =
            when {
                answers.isQuiet -> ScheduleChoice.Unscheduled
                at != null -> ScheduleChoice.At(ScheduleRequest(listOf(at.toString())))
                else -> ScheduleChoice.Suggested
            }
        val request = AdoptRequest(practice, quieting = Quieting.REST_OF_DAY, schedule = schedule)
        return Begun(core.adopt(request, here, language), isNew = true)
    }

    private fun act(call: suspend () -> Unit) {
        calls.act({ tell(it.notice) }, call)
    }

    private fun tell(notice: Notice) {
        val page = shown.value
        shown.value =
            if (page is FirstRunScreenState.Suggestion) {
                page.copy(trouble = notice)
            } else {
                FirstRunScreenState.Failed(notice)
            }
    }

    /** What was answered. No text of it is ever printed. */
    class Answers(
        val missing: Missing? = null,
        val goingOn: GoingOn? = null,
        val time: WeeklyTime? = null,
        val at: LocalTime? = null,
        val isQuiet: Boolean = false,
    ) {
        internal fun copy(
            missing: Missing? = this.missing,
            goingOn: GoingOn? = this.goingOn,
            time: WeeklyTime? = this.time,
            at: LocalTime? = this.at,
            isQuiet: Boolean = this.isQuiet,
        ) = Answers(missing, goingOn, time, at, isQuiet)

        /** As the core takes them: what was skipped counts as not sure, rather not say and little time. */
        fun toCore() =
            FirstRunAnswers(
                missing ?: Missing.NOT_SURE,
                goingOn ?: GoingOn.RATHER_NOT_SAY,
                time ?: WeeklyTime.TWENTY_MINUTES,
                at?.toString(),
            )
    }

    /** What has begun. */
    class Begun(
        val ritual: RitualView,
        /** It was no ritual before. */
        val isNew: Boolean,
    )
}
