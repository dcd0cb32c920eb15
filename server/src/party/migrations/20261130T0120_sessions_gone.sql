-- Sessions are kept by a room of their own, bound to the browser that opened them; those of before end here.
drop table party.sessions;
