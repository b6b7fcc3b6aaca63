package dev.rollcall.kv.engine;

import java.nio.file.Path;

/** Another process has the folder of the store open. */
class FolderInUseException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	FolderInUseException(Path folder, Throwable cause) {
		super("Another kv-store uses " + folder.toAbsolutePath().normalize(), cause);
	}

}
