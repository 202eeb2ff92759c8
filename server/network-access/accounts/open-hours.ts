interface Terms {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly opensHoursBefore: number;
  readonly closesHoursAfter: number;
}

const hourMs = 3_600_000;

/** From when until when a category is on the network, as `network_standing` reckons it. */
export const openHours = ({ startsAt, endsAt, opensHoursBefore, closesHoursAfter }: Terms) => ({
  opensAt: new Date(startsAt.getTime() - opensHoursBefore * hourMs),
  closesAt: new Date(endsAt.getTime() + closesHoursAfter * hourMs),
});
