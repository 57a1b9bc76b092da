package org.rekindle.app.core

import com.google.gson.JsonElement
import com.google.gson.JsonObject
import java.math.BigDecimal
import java.time.Instant
import java.time.format.DateTimeParseException

/** The input is not one of its kind: the shell would never come to call the core with it. */
class UnusableInputException(
    why: String,
) : Exception(why)

/** A field that must be a text. */
fun JsonObject.text(name: String): String =
    this[name]?.takeIf { it.isJsonPrimitive && it.asJsonPrimitive.isString }?.asString ?: unusable("$name is no text")

/** A field that may be a text, or be left out or null. */
fun JsonObject.optionalText(name: String): String? = if (isLeftOut(name)) null else text(name)

/** A field that must be true or false. */
fun JsonObject.flag(name: String): Boolean =
    this[name]?.takeIf { it.isJsonPrimitive && it.asJsonPrimitive.isBoolean }?.asBoolean ?: unusable("$name is neither")

/** A field that must be a number. */
fun JsonObject.number(name: String): BigDecimal =
    this[name]?.takeIf { it.isJsonPrimitive && it.asJsonPrimitive.isNumber }?.asBigDecimal
        ?: unusable("$name is no number")

/** A field that must be a whole number from 0 to [most]. */
fun JsonObject.whole(
    name: String,
    most: Long,
): Long {
    val number = number(name)
    val isWhole = number.stripTrailingZeros().scale() <= 0
    if (!isWhole || number.signum() < 0 || number > BigDecimal(most)) unusable("$name is out of range")
    return number.toLong()
}

/** A field that must be an instant in UTC, written with `Z`. */
fun JsonObject.instant(name: String): Instant {
    val text = text(name)
    if (!text.endsWith("Z")) unusable("$name is not in UTC")
    return try {
        Instant.parse(text)
    } catch (_: DateTimeParseException) {
        unusable("$name is no instant")
    }
}

/** A field that must be a list. */
fun JsonObject.elements(name: String): List<JsonElement> =
    this[name]?.takeIf { it.isJsonArray }?.asJsonArray?.toList() ?: unusable("$name is no list")

/** A field that must be a list of objects. */
fun JsonObject.objects(name: String): List<JsonObject> =
    elements(name).map { if (it.isJsonObject) it.asJsonObject else unusable("$name holds something else") }

/** A field that may be a list of texts. */
fun JsonObject.optionalTexts(name: String): List<String> {
    if (isLeftOut(name)) return emptyList()
    return elements(name).map {
        if (it.isJsonPrimitive && it.asJsonPrimitive.isString) it.asString else unusable("$name holds something else")
    }
}

/** Whether a field is not there or null. */
fun JsonObject.isLeftOut(name: String) = this[name] == null || this[name].isJsonNull

private fun unusable(why: String): Nothing = throw UnusableInputException(why)
