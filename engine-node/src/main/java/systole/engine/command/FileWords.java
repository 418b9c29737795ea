package systole.engine.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What went wrong with a file, as one sentence. */
final class FileWords {
    private FileWords() {}

    static String of(Path file, IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> missing.getFile() + ": there is no such file";
            case FileAlreadyExistsException there -> there.getFile() + ": is already there";
            case AccessDeniedException denied -> denied.getFile() + ": may not be read or written";
            case CharacterCodingException _ -> file + ": is not UTF-8 text";
            default -> file + ": " + e.getMessage();
        };
    }
}
