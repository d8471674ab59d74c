// Generated from openapi.yaml by `npm run sdk`. Change the API, not this file.
// name:method and flags:path of each operation.
export const table = {
  auth: 'sessionCreate:pbn:desks/*/sessions',
  health: 'metrics:gtn:/metrics',
  inboundMail: 'quarantineList:gl:inbound-mail/quarantine',
  tickets: 'list:gql:tickets create:pb:tickets get:g:tickets/* update:ab:tickets/* delete:d:tickets/* linkPut:ubq:tickets/*/links/*',
};
