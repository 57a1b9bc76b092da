package org.rekindle.app.presenters

import org.rekindle.core.AreaView
import org.rekindle.core.LengthRanges
import org.rekindle.core.LimitsView
import org.rekindle.core.OfferedExercise
import org.rekindle.core.PhaseView
import org.rekindle.core.RunView
import org.rekindle.core.SessionView
import org.rekindle.core.StatusView
import org.rekindle.core.Words

/** Turns the core's views of sessions into what the screen shows. */
internal class SessionSpelling {
    fun choice(
        view: OfferedExercise,
        words: Words,
    ) = choice(view.exercise, view.title, view.lengths, words, view.onePhone, view.twoPhones)

    fun choice(
        view: PhaseView,
        words: Words,
    ) = choice(view.exercise, view.title, view.lengths, words, view.onePhone, isTwoPhones = !view.onePhone)

    private fun choice(
        exercise: String,
        title: String,
        lengths: LengthRanges?,
        words: Words,
        isOnePhone: Boolean,
        isTwoPhones: Boolean,
    ): SessionChoice {
        val main = lengths?.main?.let { Triple(it.least.toInt(), it.usual.toInt(), it.most.toInt()) }
        val hasTurns = lengths?.changeOver != null
        val usual = length(main?.second, hasTurns, words)
        return SessionChoice(exercise, title, isOnePhone, isTwoPhones, main, hasTurns, usual)
    }

    /** A length for reading; null: it ends by a tap. */
    fun length(
        seconds: Int?,
        isTurn: Boolean,
        words: Words,
    ): String {
        val time =
            when {
                seconds == null -> return words["session_screen.by_tap"]
                seconds < MINUTE -> words.plural("session_screen.seconds", seconds.toULong(), emptyMap())
                else -> words.plural("common.minutes", (seconds / MINUTE).toULong(), emptyMap())
            }
        return if (isTurn) words["session_screen.each", "time" to time] else time
    }

    /** What was chosen, before it begins; [phase] says more of a phase of sensate focus. */
    fun setting(
        choice: SessionChoice,
        seconds: Int?,
        phase: PhaseView?,
        skipsStarter: Boolean,
        words: Words,
        trouble: Notice?,
    ): SessionScreenState.Setting {
        val now = seconds ?: choice.main?.second
        val mayOpen = phase?.opensBySkipping == true
        return SessionScreenState.Setting(
            words = fixed(words),
            title = choice.title,
            about = phase?.about.orEmpty(),
            lengthName = if (choice.hasTurns) words["session.turn_length"] else words["session.length"],
            length = length(now, isTurn = false, words),
            canShorten = choice.main != null && now != choice.main.first,
            canLengthen = choice.main != null && now != choice.main.third,
            closed = phase?.closed?.takeIf { !(mayOpen && skipsStarter) },
            skipsStarter = skipsStarter.takeIf { mayOpen },
            trouble = trouble,
        )
    }

    /** What is left of a part, in minutes rounded up. */
    fun left(
        seconds: Long,
        part: String,
        words: Words,
    ): TimeLeft {
        val minutes = (seconds + MINUTE - 1) / MINUTE
        val time = words.plural("common.minutes", minutes.toULong(), emptyMap())
        val said = words["session.running", "part" to part, "time" to time]
        return if (minutes > 1) {
            // The number stands large by itself, so what it counts is the rest of the words.
            TimeLeft(minutes.toString(), time.replace(minutes.toString(), "").trim(), said)
        } else {
            TimeLeft(null, words["session_screen.under_a_minute"], said)
        }
    }

    /** What can be begun on this phone, by what it is for. */
    fun groups(
        exercises: List<SessionChoice>,
        phases: List<SessionChoice>,
        words: Words,
    ): List<SessionGroup> {
        val rest = exercises.filter { it.onePhone && it.exercise !in QUIET + CLOSE }
        val quiet = exercises.filter { it.onePhone && it.exercise in QUIET }
        val close = exercises.filter { it.onePhone && it.exercise in CLOSE }
        return listOf(
            SessionGroup(words["session_screen.group.talk"], rest),
            SessionGroup(words["session_screen.group.quiet"], quiet),
            SessionGroup(words["session_screen.group.close"], close),
            SessionGroup(words["session_screen.group.sensate"], phases.filter { it.onePhone }),
        ).filter { it.choices.isNotEmpty() }
    }

    fun area(view: AreaView) = AreaChoice(view.area, view.name, view.isAsked)

    /** What waits for yeses; [isHandedOver] when the guest has the phone. */
    fun consenting(
        view: RunView,
        isHandedOver: Boolean,
        words: Words,
        trouble: Notice?,
    ): SessionScreenState.Consenting {
        val question = view.question
        val step =
            when {
                view.session.mayBegin -> YesStep.Both
                !view.session.ownerSaidYes -> YesStep.Own
                question != null -> YesStep.OtherPhone(question)
                isHandedOver -> YesStep.Guest(view.guestReads)
                else -> YesStep.HandOver
            }
        return SessionScreenState.Consenting(
            fixed(words),
            view.title,
            view.consent,
            view.limits?.let(::limits),
            step,
            trouble,
        )
    }

    /** What runs; [view] names it and is null while the app is locked. */
    fun running(
        session: SessionView,
        view: RunView?,
        words: Words,
        trouble: Notice?,
    ) = SessionScreenState.Running(
        words = fixed(words),
        title = view?.title,
        part = session.stateName,
        line = view?.line,
        prompts = view?.prompts.orEmpty(),
        speaking = view?.speaking,
        limits = view?.limits?.let(::limits),
        isPaused = session.state == PAUSED,
        segment = session.segment?.toInt()?.takeIf { session.state != PAUSED },
        leftSeconds = session.remainingMs?.let { it.toLong() / SECOND_MS },
        left =
            session.remainingMs?.takeIf { session.state != PAUSED }?.let {
                left(it.toLong() / SECOND_MS, session.stateName, words)
            },
        trouble = trouble,
    )

    /** The fixed words. */
    fun fixed(words: Words) =
        SessionWords(
            title = words["session_screen.title"],
            about = words["session_screen.about"],
            forYouAlone = words["session_screen.for_you_alone"],
            shorter = words["session_screen.shorter"],
            longer = words["session_screen.longer"],
            skipStarter = words["session_screen.skip_starter"],
            quiet = words["session.quiet"],
            yourLimits = words["session_screen.your_limits"],
            otherLimits = words["session_screen.other_limits"],
            next = words["common.next"],
            close = words["common.close"],
            ok = words["common.ok"],
            save = words["common.save"],
            answerYes = words["common.yes"],
            answerNo = words["common.no"],
            least = words["sensate.check_out.least"],
            most = words["sensate.check_out.most"],
            allowed = words["sensate.limits.allowed"],
            off = words["sensate.limits.off"],
            aside = words["sensate.rule.aside"],
            hideNumber = words["session_screen.hide_number"],
            showNumber = words["session_screen.show_number"],
            guest = words["sensate.check_out.guest"],
            whenBoth = words["sensate.consent.begins_when_both"],
            begin = words["session.ready"],
            pause = words["session.pause"],
            resume = words["session.resume"],
            stop = words["session.stop"],
            endPart = words["session.end_part"],
            lifeCameIn = words["session.life_came_in"],
            lifeCameInAbout = words["session.life_came_in_about"],
            howToStop = words["sensate.rule.stop"],
            yes = words["sensate.consent.yes"],
            notNow = words["sensate.consent.not_now"],
            takeBack = words["sensate.consent.take_back"],
            handOver = words["sensate.consent.hand_over"],
            onePhone = words["sensate.consent.one_phone"],
            otherPhone = words["sensate.consent.other_phone"],
            notToday = words["sensate.limits.not_today"],
            notTodayAbout = words["sensate.limits.not_today_about"],
            include = words["sensate.limits.include"],
            oneOrMore = words["sensate.gate.one_or_more"],
            none = words["sensate.gate.none"],
            oneOrMoreOfBody = words["sensate.medical.some"],
            doctorAgrees = words["sensate.medical.doctor_agrees"],
            checkOut = words["sensate.check_out.title"],
            checkOutAbout = words["sensate.check_out.about"],
            skip = words["sensate.check_out.skip"],
        )

    /** What a locked phone may know of it; null when nothing has begun or all is over. */
    fun kept(
        status: StatusView,
        monotonicMs: Long,
        words: Words,
    ): KeptSession? {
        val session = status.session
        if (session.segment == null || session.state in OVER) return null
        val isPaused = session.state == PAUSED
        return KeptSession(
            words =
                KeptWords(
                    title = words["notification.timer_title"],
                    running = words["notification.timer_body"],
                    paused = words["session.paused"],
                    pause = words["session.pause"],
                    stop = words["session.stop"],
                    channel = words["notification.channel.timer"],
                    channelAbout = words["notification.channel.timer_about"],
                ),
            isPaused = isPaused,
            endsMs = session.remainingMs?.let { monotonicMs + it.toLong() }?.takeUnless { isPaused },
            nextCueMs = status.upcoming.firstOrNull()?.dueMs?.toLong(),
            lastCueMs = status.upcoming.lastOrNull()?.dueMs?.toLong(),
        )
    }

    private fun limits(view: LimitsView) = LimitLines(view.allowed, view.off, view.acts)

    companion object {
        const val PAUSED = "paused"
        const val CONSENTING = "consenting"
        const val SECOND_MS = 1000L
        const val MINUTE = 60

        /** Time that is kept, without a task. What is in neither list is talk. */
        private val QUIET = setOf("no-phones-hour", "connection-time", "time-out")
        private val CLOSE = setOf("six-second-kiss", "long-hug", "massage-exchange")

        /** The states in which nothing goes on. */
        val OVER = setOf("check-out", "done", "stopped", "lapsed")
    }
}
