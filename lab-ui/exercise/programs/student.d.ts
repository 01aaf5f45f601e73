/** The student's file, which the build puts in this place. */
declare module 'student' {}
