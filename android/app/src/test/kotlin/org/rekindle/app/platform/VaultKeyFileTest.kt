package org.rekindle.app.platform

import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

class VaultKeyFileTest {
    @get:Rule
    val folder = TemporaryFolder()

    private val file by lazy { folder.root.resolve("daybook.key") }

    @Test
    fun nothingIsMadeByReading() {
        assertNull(VaultKeyFile(file, SoftwareWrapper()).read())
        assertFalse(file.exists())
    }

    @Test
    fun theKeyMadeIsTheKeyRead() {
        val wrapper = SoftwareWrapper()
        val made = VaultKeyFile(file, wrapper).make()
        assertEquals(32, made.size)
        assertArrayEquals(made, VaultKeyFile(file, wrapper).read())
    }

    @Test
    fun theKeyNeverLiesOpenInTheFile() {
        val made = VaultKeyFile(file, SoftwareWrapper()).make().toList()
        assertFalse(file.readBytes().toList().windowed(made.size).any { it == made })
    }

    @Test
    fun anotherPhoneCannotOpenIt() {
        VaultKeyFile(file, SoftwareWrapper()).make()
        assertThrows(KeyLostException::class.java) { VaultKeyFile(file, SoftwareWrapper()).read() }
    }

    @Test
    fun aDamagedOrCutFileIsALostKey() {
        val wrapper = SoftwareWrapper()
        VaultKeyFile(file, wrapper).make()
        val whole = file.readBytes()
        file.writeBytes(whole.also { it[20] = (it[20].toInt() xor 1).toByte() })
        assertThrows(KeyLostException::class.java) { VaultKeyFile(file, wrapper).read() }
        file.writeBytes(ByteArray(0))
        assertThrows(KeyLostException::class.java) { VaultKeyFile(file, wrapper).read() }
    }

    @Test
    fun aKeyIsNeverReplaced() {
        val keys = VaultKeyFile(file, SoftwareWrapper()).also { it.make() }
        assertThrows(IllegalStateException::class.java) { keys.make() }
    }
}
