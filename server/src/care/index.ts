// What a borrower says when something went wrong, and how soon they are answered: complaints with their deadlines,
// what was said on both sides, how they ended. Contacts about what is owed, and their pauses, are collections'.
export {
  type ComplaintRules,
  complaintKindNames,
  complaintKinds,
  complaintSource,
  daysLeft,
  usualComplaintRules,
} from './complaint-rules.ts';
export {
  type Complaint,
  complaintChannels,
  complaintOutcomes,
  countComplaints,
  findComplaint,
  listComplaints,
  listComplaintsOf,
  reportComplaints,
} from './complaint-store.ts';
export {
  answerComplaint,
  assignComplaint,
  type ComplaintFile,
  extendComplaint,
  fileComplaint,
  openComplaint,
  reopenComplaint,
  sayOfComplaint,
  withdrawComplaint,
} from './complaints.ts';
