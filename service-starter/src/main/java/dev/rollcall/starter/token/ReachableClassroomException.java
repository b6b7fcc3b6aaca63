package dev.rollcall.starter.token;

/** Classroom mode was switched on where others than this machine would be let in. */
class ReachableClassroomException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ReachableClassroomException(String address) {
		super("%s lets everybody in who reaches this process, and server.address is '%s', which is not loopback"
			.formatted(ClassroomMode.PROPERTY, address));
	}

}
