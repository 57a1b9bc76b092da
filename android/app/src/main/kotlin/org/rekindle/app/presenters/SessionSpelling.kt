package org.rekindle.app.presenters

import org.rekindle.core.AreaView
import org.rekindle.core.LimitsView
import org.rekindle.core.OfferedExercise
import org.rekindle.core.RunView
import org.rekindle.core.SessionView
import org.rekindle.core.StatusView
import org.rekindle.core.Words

/** Turns the core's views of sessions into what the screen shows. */
internal class SessionSpelling {
    fun choice(view: OfferedExercise) =
        SessionChoice(
            exercise = view.exercise,
            title = view.title,
            onePhone = view.onePhone,
            twoPhones = view.twoPhones,
            main = view.lengths?.main?.let { Triple(it.least.toInt(), it.usual.toInt(), it.most.toInt()) },
        )

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
        trouble = trouble,
    )

    /** The fixed words. */
    fun fixed(words: Words) =
        SessionWords(
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

        /** The states in which nothing goes on. */
        val OVER = setOf("check-out", "done", "stopped", "lapsed")
    }
}
