/** The student's file, which the server puts in this place. */
declare module 'student' {}
