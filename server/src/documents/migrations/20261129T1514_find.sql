-- Staff look for a document by its id, or the beginning of it, and for those about a loan.
create unique index documents_id on documents.documents (id);
create index documents_subject on documents.documents (subject);
