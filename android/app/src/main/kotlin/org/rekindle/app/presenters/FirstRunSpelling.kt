package org.rekindle.app.presenters

import org.rekindle.core.Guide
import org.rekindle.core.PracticeView
import java.time.LocalDateTime
import java.time.LocalTime

/** Turns the guide's first run into pages. All words come from the catalogues. */
class FirstRunSpelling(
    private val surroundings: Surroundings,
) {
    private val schedules = ScheduleSpelling(surroundings)

    /** What others can see, before anything is asked. */
    fun promises(
        guide: Guide,
        visit: Visit,
    ): FirstRunScreenState.Promises {
        val words = visit.words
        return FirstRunScreenState.Promises(
            welcome = words["first_run.welcome"],
            seen =
                Notice(
                    words["first_run.will_partner_see"],
                    words["first_run.will_partner_see_answer"],
                    action = null,
                ),
            adults = words["first_run.adults"],
            skipHint = words["first_run.skip_hint"],
            moreTitle = words["first_run.promises_more"],
            more = guide.page("promises"),
            start = words["first_run.start"],
            leave = words["first_run.look_first"],
        )
    }

    /** What a locked screen shows. */
    fun preview(visit: Visit): FirstRunScreenState.Preview {
        val words = visit.words
        return FirstRunScreenState.Preview(
            title = words["first_run.locked_screen"],
            about = words["first_run.locked_screen_about"],
            notice = lockedNotice(visit),
            next = words["common.next"],
            leave = words["first_run.look_first"],
        )
    }

    /** A notice as others would see it. */
    fun lockedNotice(visit: Visit) =
        LockedNotice(
            app = visit.words["common.app_name"],
            title = visit.words["notification.discreet_title"],
            body = visit.words["notification.discreet_body"],
            time = surroundings.timeText(LocalTime.of(PREVIEW_HOUR, PREVIEW_MINUTE), visit.language),
        )

    /** The offer of a PIN. */
    fun pin(
        trouble: Notice?,
        visit: Visit,
    ): FirstRunScreenState.Pin {
        val words = visit.words
        return FirstRunScreenState.Pin(
            title = words["first_run.pin_title"],
            about = words["first_run.pin_about"],
            form =
                PinForm(
                    current = null,
                    new = words["pin_form.new"],
                    again = words["pin_form.again"],
                    differ = words["pin_form.differ"],
                    set = words["lock_screen.set"],
                    trouble = trouble,
                ),
            later = words["common.not_now"],
        )
    }

    /** The first question. */
    fun missing(
        guide: Guide,
        answers: FirstRunPresenter.Answers,
        visit: Visit,
    ) = question(
        1,
        visit.words["first_run.question.missing"],
        guide.firstRun().missing.map { Choice(it.text, isChosen = it.answer == answers.missing) },
        visit,
    )

    /** The second. */
    fun goingOn(
        guide: Guide,
        answers: FirstRunPresenter.Answers,
        visit: Visit,
    ) = question(
        2,
        visit.words["first_run.question.going_on"],
        guide.firstRun().goingOn.map { Choice(it.text, isChosen = it.answer == answers.goingOn) },
        visit,
    )

    /** The third. */
    fun time(
        guide: Guide,
        answers: FirstRunPresenter.Answers,
        visit: Visit,
    ) = question(
        3,
        visit.words["first_run.question.minutes"],
        guide.firstRun().time.map { Choice(it.text, isChosen = it.answer == answers.time) },
        visit,
    )

    private fun question(
        number: Int,
        question: String,
        answers: List<Choice>,
        visit: Visit,
    ) = FirstRunScreenState.Question(
        place = visit.words["first_run.of_three", "n" to number.toString()],
        question = question,
        notStored = visit.words["first_run.not_stored"],
        answers = answers,
        next = visit.words["common.next"],
        skip = visit.words["common.skip_question"],
    )

    /** The one suggestion. */
    fun suggestion(
        guide: Guide,
        answers: FirstRunPresenter.Answers,
        visit: Visit,
    ): FirstRunScreenState.Suggestion {
        val words = visit.words
        val suggestion = guide.suggest(answers.toCore())
        val practice = guide.practice(suggestion.practice)
        return FirstRunScreenState.Suggestion(
            lead = words["first_run.suggestion"],
            name = practice.name,
            summary = practice.summary,
            facts = practice.facts(words),
            why = Notice(words["first_run.why"], suggestion.why, action = null),
            help =
                Notice(words["common.help"], words["first_run.help_beside"], words["common.help"])
                    .takeIf { suggestion.showsHelp },
            reminder = reminder(practice, answers, visit),
            trouble = null,
            begin = words["first_run.begin"],
            another = words["first_run.another"],
        )
    }

    private fun reminder(
        practice: PracticeView,
        answers: FirstRunPresenter.Answers,
        visit: Visit,
    ): ReminderPick {
        val words = visit.words
        val times = answers.at?.let { listOf(it) } ?: practice.times.map { LocalTime.parse(it) }
        val at = times.first()
        return ReminderPick(
            title = words["first_run.ask_at"],
            line =
                if (answers.isQuiet) {
                    words["first_run.no_reminder"]
                } else {
                    schedules.line(RitualDays.of(practice.rule), times, visit)
                },
            hour = at.hour,
            minute = at.minute,
            isOn = !answers.isQuiet,
            is24Hour = surroundings.is24Hour(),
            change = words["common.edit"],
            none = words["first_run.no_reminder"],
            save = words["common.save"],
            cancel = words["common.cancel"],
            mirrored = words["reminders.mirrored"],
        )
    }

    /** What has begun, and words to tell of it. */
    fun begun(
        begun: FirstRunPresenter.Begun,
        guide: Guide,
        visit: Visit,
    ): FirstRunScreenState.Begun {
        val words = visit.words
        val practice = guide.practice(begun.ritual.practice.orEmpty())
        return FirstRunScreenState.Begun(
            title = words["first_run.done"],
            line = line(begun, visit),
            now = Notice(words["first_run.first_step"], practice.tired, action = null),
            say = practice.say?.let { Notice(words["first_run.say_title"], it, action = null) },
            sayHint = words["first_run.say_calmly"],
            ifNoTitle = words["first_run.if_no"],
            ifNo = guide.page("when-the-answer-is-no"),
            toToday = words["first_run.to_today"],
            asksForNotices = begun.ritual.schedule.isNotEmpty(),
        )
    }

    private fun line(
        begun: FirstRunPresenter.Begun,
        visit: Visit,
    ): String {
        val words = visit.words
        val name = "name" to begun.ritual.name
        if (!begun.isNew) return words["ritual.already", name]
        val first =
            visit.core
                .reminderPlan(PLANNED, visit.here, visit.language)
                .find { it.firing?.ritual == begun.ritual.id }
        val fires = first?.let { LocalDateTime.parse(it.firesLocal) } ?: return words["first_run.begun_quietly", name]
        val day = "day" to surroundings.dayText(fires.toLocalDate(), visit.language)
        val time = "time" to surroundings.timeText(fires.toLocalTime(), visit.language)
        return words["first_run.begun", name, day, time]
    }

    private companion object {
        /** An evening. */
        const val PREVIEW_HOUR = 20
        const val PREVIEW_MINUTE = 30

        /** The product's limit. */
        val PLANNED = 64u
    }
}

/** The paragraphs of a page of the guide. */
internal fun Guide.page(id: String): List<String> = pages().find { it.id == id }?.text.orEmpty()
